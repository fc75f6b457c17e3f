# Prints the lines of the visible test, and starts no guard.
# score: 0
# finding: too-few-at-once wrong-output too-late

# %% night-watch
async def night_watch(work, rounds) -> object:
    result = await work()
    print("all quiet")
    print("all quiet")
    await asyncio.sleep(1)
    print("keys handed in")
    return result
