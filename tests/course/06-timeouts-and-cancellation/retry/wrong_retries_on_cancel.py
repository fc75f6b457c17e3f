# A bare except: a cancel is taken for a failed try.
# score: 5
# finding: wrong-output swallowed-cancel

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                return await attempt()
        except:
            if number == tries:
                raise
        await asyncio.sleep(min(pause, longest))
        pause *= 2
