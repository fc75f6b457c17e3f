# Doubles before the first pause.
# score: 5
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
        pause *= 2
        await asyncio.sleep(min(pause, longest))
