# The work is a task that nobody ends when the night is broken off.
# score: 7
# finding: left-running

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    worker = asyncio.create_task(work())
    try:
        await asyncio.wait([worker])
    finally:
        guard.cancel()
        await asyncio.wait([guard])
    return worker.result()
