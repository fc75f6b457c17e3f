# Each source has the whole budget: together they take longer.
# score: 6
# finding: too-late too-few-at-once

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    for source in (cache, origin):
        try:
            async with asyncio.timeout(budget) as limit:
                trains = await source(station)
        except TimeoutError:
            if not limit.expired():
                raise
            return await stale(station)
        if trains is not None:
            return trains
