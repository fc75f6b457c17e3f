# The pauses grow by the first one each time: 1, 2, 3 instead of 1, 2, 4.
# score: 7
# finding: too-early

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                return await attempt()
        except (ConnectionError, TimeoutError):
            if number == tries:
                raise
        await asyncio.sleep(min(pause * number, longest))
