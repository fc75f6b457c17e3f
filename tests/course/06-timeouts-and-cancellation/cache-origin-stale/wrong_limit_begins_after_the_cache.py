# The budget begins when the cache has answered.
# score: 5
# finding: too-late too-few-at-once

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    trains = await cache(station)
    if trains is not None:
        return trains
    try:
        async with asyncio.timeout(budget) as limit:
            return await origin(station)
    except TimeoutError:
        if not limit.expired():
            raise
    return await stale(station)
