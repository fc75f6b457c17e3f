# Gives the guard a thread with a loop of its own.
# score: 0
# finding: endless

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(asyncio.to_thread(asyncio.run, rounds()))
    result = await work()
    guard.cancel()
    return result
