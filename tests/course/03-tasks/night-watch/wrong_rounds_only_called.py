# Calls rounds, and makes no task of it.
# score: 0
# finding: too-few-at-once never-awaited

# %% night-watch
async def night_watch(work, rounds) -> object:
    rounds()
    return await work()
