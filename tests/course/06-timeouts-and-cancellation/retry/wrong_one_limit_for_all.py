# The limit is around all the tries together.
# score: 5
# finding: raised

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    async with asyncio.timeout(limit):
        for number in range(1, tries + 1):
            try:
                return await attempt()
            except (ConnectionError, TimeoutError):
                if number == tries:
                    raise
            await asyncio.sleep(min(pause, longest))
            pause *= 2
