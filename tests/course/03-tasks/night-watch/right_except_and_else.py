# Every way out is written by itself.
# score: 8

# %% night-watch
async def night_watch(work, rounds) -> object:
    async def call_back():
        guard.cancel()
        await asyncio.gather(guard, return_exceptions=True)

    guard = asyncio.create_task(rounds())
    try:
        result = await work()
    except BaseException:
        await call_back()
        raise
    else:
        await call_back()
        return result
