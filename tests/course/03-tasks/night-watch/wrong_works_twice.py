# Does the work once to wait for it, and once more for its result.
# score: 3
# finding: too-late

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    try:
        await work()
    finally:
        guard.cancel()
        await asyncio.wait([guard])
    return await work()
