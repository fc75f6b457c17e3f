# Takes a result that is false for none, and asks for the work again.
# score: 7
# finding: too-late

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    try:
        return await work() or await work()
    finally:
        guard.cancel()
        await asyncio.wait([guard])
