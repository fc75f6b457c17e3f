# The stale board is asked under the limit too, which has run out by then.
# score: 7
# finding: raised

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    try:
        async with asyncio.timeout(budget) as limit:
            trains = await cache(station)
            if trains is None:
                trains = await origin(station)
            return trains
    except TimeoutError:
        if not limit.expired():
            raise
        async with asyncio.timeout(budget):
            return await stale(station)
