# The limit is not looked at.
# score: 4
# finding: too-late

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        try:
            return await attempt()
        except (ConnectionError, TimeoutError):
            if number == tries:
                raise
        await asyncio.sleep(min(pause, longest))
        pause *= 2
