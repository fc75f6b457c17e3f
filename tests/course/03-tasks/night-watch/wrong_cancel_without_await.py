# Cancels the guard, and does not wait for his end.
# score: 1
# finding: cancel-not-awaited

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    try:
        return await work()
    finally:
        guard.cancel()
