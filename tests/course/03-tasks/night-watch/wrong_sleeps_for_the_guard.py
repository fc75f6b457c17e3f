# Gives the guard a second to come back instead of awaiting him.
# score: 1
# finding: cancel-not-awaited too-late

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    try:
        return await work()
    finally:
        guard.cancel()
        await asyncio.sleep(1)
