# Prints the error of the work, and goes on.
# score: 7
# finding: swallowed-error

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    result = None
    try:
        result = await work()
    except Exception as error:
        print("the work failed:", error)
    finally:
        guard.cancel()
        await asyncio.wait([guard])
    return result
