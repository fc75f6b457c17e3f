# Keeps the first error and raises that.
# score: 7
# finding: raised

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    first = None
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                return await attempt()
        except (ConnectionError, TimeoutError) as error:
            first = first or error
            if number == tries:
                raise first
        await asyncio.sleep(min(pause, longest))
        pause *= 2
