# try and finally; wait takes the end of the guard as it is.
# score: 8

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    try:
        result = await work()
    finally:
        guard.cancel()
        await asyncio.wait([guard])
    return result
