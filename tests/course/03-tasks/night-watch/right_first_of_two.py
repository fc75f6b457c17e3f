# Waits for whichever of two tasks ends first, then for both.
# score: 8

# %% night-watch
async def night_watch(work, rounds) -> object:
    both = asyncio.create_task(work()), asyncio.create_task(rounds())
    try:
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in both:
            task.cancel()
        await asyncio.gather(*both, return_exceptions=True)
    return both[0].result()
