# A TimeoutError that a source raised is taken for the end of the budget.
# score: 7
# finding: swallowed-error

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    try:
        async with asyncio.timeout(budget):
            trains = await cache(station)
            if trains is None:
                trains = await origin(station)
            return trains
    except TimeoutError:
        return await stale(station)
