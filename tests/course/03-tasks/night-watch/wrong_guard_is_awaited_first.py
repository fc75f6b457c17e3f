# Awaits the rounds before the work.
# score: 0
# finding: endless too-few-at-once

# %% night-watch
async def night_watch(work, rounds) -> object:
    await rounds()
    return await work()
