# `if not trains`: an empty list is taken for no answer.
# score: 7
# finding: too-many-at-once

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    try:
        async with asyncio.timeout(budget) as limit:
            trains = await cache(station)
            if not trains:
                trains = await origin(station)
            return trains
    except TimeoutError:
        if not limit.expired():
            raise
    return await stale(station)
