# Pauses after the last try too, before its error comes out.
# score: 7
# finding: too-late

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(tries):
        try:
            async with asyncio.timeout(limit):
                return await attempt()
        except (ConnectionError, TimeoutError) as error:
            last = error
        await asyncio.sleep(min(pause, longest))
        pause *= 2
    raise last
