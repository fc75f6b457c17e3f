# Calls the guard back when the work went well, and only then.
# score: 6
# finding: left-running

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    result = await work()
    guard.cancel()
    try:
        await guard
    except asyncio.CancelledError:
        pass
    return result
