# except around all of it, whatever happens.
# score: 6
# finding: raised

# %% night-watch
async def night_watch(work, rounds) -> object:
    try:
        guard = asyncio.create_task(rounds())
        result = await work()
        guard.cancel()
        await guard
    except BaseException:
        pass
    return result
