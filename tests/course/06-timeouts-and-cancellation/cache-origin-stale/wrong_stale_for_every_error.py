# Any failure leads to the stale board: nobody hears of the error.
# score: 6
# finding: swallowed-error

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    try:
        async with asyncio.timeout(budget):
            trains = await cache(station)
            if trains is None:
                trains = await origin(station)
            return trains
    except Exception:
        return await stale(station)
