# The stale board is called and not awaited.
# score: 4
# finding: returned-a-coroutine

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
    return stale(station)
