# A shield around the question: cut off, it goes on, and nobody keeps it.
# score: 4
# finding: left-running

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    async def fresh():
        trains = await cache(station)
        if trains is None:
            trains = await origin(station)
        return trains

    try:
        async with asyncio.timeout(budget) as limit:
            return await asyncio.shield(fresh())
    except TimeoutError:
        if not limit.expired():
            raise
    return await stale(station)
