# A shield around the try: past its limit it goes on beside the next one.
# score: 3
# finding: left-running

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                return await asyncio.shield(attempt())
        except (ConnectionError, TimeoutError):
            if number == tries:
                raise
        await asyncio.sleep(min(pause, longest))
        pause *= 2
