# A bare except takes the caller's cancel too, and asks the stale board.
# score: 5
# finding: swallowed-error swallowed-cancel

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    try:
        async with asyncio.timeout(budget):
            trains = await cache(station)
            if trains is None:
                trains = await origin(station)
            return trains
    except:
        return await stale(station)
