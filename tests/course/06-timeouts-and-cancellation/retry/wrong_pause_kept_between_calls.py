# The pause is a global: the next call begins with the last one's.
# score: 5
# finding: too-late

# %% retry
now = None


async def retry(attempt, *, tries, limit, pause, longest):
    global now
    if now is None:
        now = pause
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                return await attempt()
        except (ConnectionError, TimeoutError):
            if number == tries:
                raise
        await asyncio.sleep(min(now, longest))
        now *= 2
