# Counts the tries again, not the tries: one too many.
# score: 7
# finding: raised

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(tries + 1):
        try:
            async with asyncio.timeout(limit):
                return await attempt()
        except (ConnectionError, TimeoutError):
            if number == tries:
                raise
        await asyncio.sleep(min(pause, longest))
        pause *= 2
