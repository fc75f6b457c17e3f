# Looks every half second whether the work is over.
# score: 5
# finding: too-late

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    worker = asyncio.create_task(work())
    try:
        while not worker.done():
            await asyncio.sleep(0.5)
    finally:
        worker.cancel()
        guard.cancel()
        await asyncio.wait([guard, worker])
    return worker.result()
