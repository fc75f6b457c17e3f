# `except TimeoutError` stands inside the block, where that error never comes by.
# score: 4
# finding: raised

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    async with asyncio.timeout(budget) as limit:
        try:
            trains = await cache(station)
            if trains is None:
                trains = await origin(station)
            return trains
        except TimeoutError:
            if not limit.expired():
                raise
            return await stale(station)
