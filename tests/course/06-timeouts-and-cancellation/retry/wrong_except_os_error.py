# OSError is the parent of both, and of errors that will not heal.
# score: 7
# finding: wrong-output

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                return await attempt()
        except OSError:
            if number == tries:
                raise
        await asyncio.sleep(min(pause, longest))
        pause *= 2
