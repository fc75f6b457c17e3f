# Sends the guard out when the work is over.
# score: 2
# finding: does-not-hold wrong-output

# %% night-watch
async def night_watch(work, rounds) -> object:
    result = await work()
    guard = asyncio.create_task(rounds())
    await asyncio.sleep(0)
    guard.cancel()
    await asyncio.wait([guard])
    return result
