# Waits for the guard, who never ends by himself.
# score: 0
# finding: endless left-running cancel-not-awaited

# %% night-watch
async def night_watch(work, rounds) -> object:
    result, _ = await asyncio.gather(work(), rounds())
    return result
