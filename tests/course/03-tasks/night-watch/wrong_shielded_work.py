# Shields the work, so it goes on when the night is broken off.
# score: 7
# finding: left-running

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    try:
        return await asyncio.shield(work())
    finally:
        guard.cancel()
        await asyncio.wait([guard])
