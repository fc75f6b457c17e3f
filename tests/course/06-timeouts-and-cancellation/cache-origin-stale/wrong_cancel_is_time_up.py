# Takes every CancelledError for the end of the budget, inside the block.
# score: 4
# finding: swallowed-cancel too-late

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    async with asyncio.timeout(budget):
        try:
            trains = await cache(station)
            if trains is None:
                trains = await origin(station)
            return trains
        except asyncio.CancelledError:
            return await stale(station)
