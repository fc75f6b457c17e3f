# The guard in a TaskGroup; an error of the work is carried past the group.
# score: 8

# %% night-watch
async def night_watch(work, rounds) -> object:
    error = None
    async with asyncio.TaskGroup() as group:
        guard = group.create_task(rounds())
        try:
            result = await work()
        except Exception as problem:
            error = problem
        finally:
            guard.cancel()
    if error is not None:
        raise error
    return result
