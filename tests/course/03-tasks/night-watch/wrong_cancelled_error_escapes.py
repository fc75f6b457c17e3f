# Awaits the cancelled guard, and lets his CancelledError end the night.
# score: 0
# finding: raised left-running

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    result = await work()
    guard.cancel()
    await guard
    return result
