# Forgets the result of the work.
# score: 4
# finding: wrong-result

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    try:
        await work()
    finally:
        guard.cancel()
        await asyncio.wait([guard])
