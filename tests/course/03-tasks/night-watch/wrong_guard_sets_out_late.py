# Gives the work a moment to begin before the guard sets out.
# score: 5
# finding: does-not-hold

# %% night-watch
async def night_watch(work, rounds) -> object:
    worker = asyncio.create_task(work())
    await asyncio.sleep(0.01)
    guard = asyncio.create_task(rounds())
    try:
        return await worker
    finally:
        guard.cancel()
        await asyncio.wait([guard])
