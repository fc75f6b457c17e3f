# The last try stands after the loop, and has no limit there.
# score: 7
# finding: too-late

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for _ in range(tries - 1):
        try:
            return await asyncio.wait_for(attempt(), limit)
        except (ConnectionError, TimeoutError):
            await asyncio.sleep(min(pause, longest))
            pause *= 2
    return await attempt()
