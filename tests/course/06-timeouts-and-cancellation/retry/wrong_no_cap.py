# Nothing holds the pauses: `longest` is not looked at.
# score: 7
# finding: too-late

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                return await attempt()
        except (ConnectionError, TimeoutError):
            if number == tries:
                raise
        await asyncio.sleep(pause)
        pause *= 2
