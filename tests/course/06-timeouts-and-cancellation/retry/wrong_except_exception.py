# Every error is tried again, also what will not heal.
# score: 6
# finding: wrong-output

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                return await attempt()
        except Exception:
            if number == tries:
                raise
        await asyncio.sleep(min(pause, longest))
        pause *= 2
