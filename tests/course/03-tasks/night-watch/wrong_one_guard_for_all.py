# Keeps the guard outside of the function, so two nights share him.
# score: 7
# finding: left-running

# %% night-watch
guard = None


async def night_watch(work, rounds) -> object:
    global guard
    guard = asyncio.create_task(rounds())
    try:
        return await work()
    finally:
        guard.cancel()
        await asyncio.wait([guard])
