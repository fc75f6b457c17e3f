# except Exception does not see that the night is broken off.
# score: 7
# finding: left-running

# %% night-watch
async def night_watch(work, rounds) -> object:
    async def call_back():
        guard.cancel()
        await asyncio.wait([guard])

    guard = asyncio.create_task(rounds())
    try:
        result = await work()
    except Exception:
        await call_back()
        raise
    await call_back()
    return result
