# A TaskGroup puts the error of the work in a group.
# score: 7
# finding: raised

# %% night-watch
async def night_watch(work, rounds) -> object:
    async with asyncio.TaskGroup() as group:
        guard = group.create_task(rounds())
        try:
            result = await work()
        finally:
            guard.cancel()
    return result
