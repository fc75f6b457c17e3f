# The pause is called and not awaited.
# score: 0
# finding: never-awaited

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                return await attempt()
        except (ConnectionError, TimeoutError):
            if number == tries:
                raise
        asyncio.sleep(min(pause, longest))
        pause *= 2
