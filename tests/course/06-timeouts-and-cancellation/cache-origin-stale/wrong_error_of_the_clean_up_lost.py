# Whatever happens in the clean-up of a source that is late, nobody looks at it.
# score: 7
# finding: swallowed-error

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    try:
        async with asyncio.timeout(budget) as limit:
            trains = await cache(station)
            if trains is None:
                trains = await origin(station)
            return trains
    except Exception:
        if not limit.expired():
            raise
    return await stale(station)
