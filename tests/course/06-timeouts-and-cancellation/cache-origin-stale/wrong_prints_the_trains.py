# Prints the trains.
# score: 2
# finding: printed-instead-of-returned

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    try:
        async with asyncio.timeout(budget) as limit:
            trains = await cache(station)
            if trains is None:
                trains = await origin(station)
    except TimeoutError:
        if not limit.expired():
            raise
        trains = await stale(station)
    print(trains)
