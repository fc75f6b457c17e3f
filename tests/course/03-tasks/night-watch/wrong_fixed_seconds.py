# Believes that the work always takes 2.5 seconds.
# score: 3
# finding: wrong-output late-timeout left-running

# %% night-watch
async def night_watch(work, rounds) -> object:
    worker = asyncio.create_task(work())
    try:
        await asyncio.wait_for(rounds(), 2.5)
    except TimeoutError:
        pass
    return await worker
