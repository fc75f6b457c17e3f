# Starts the guard, and never calls him back.
# score: 1
# finding: left-running

# %% night-watch
async def night_watch(work, rounds) -> object:
    asyncio.create_task(rounds())
    return await work()
