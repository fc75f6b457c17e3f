# wait_for around each of the two, with the whole budget; and takes any TimeoutError for its own.
# score: 5
# finding: too-late too-few-at-once swallowed-error

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    try:
        trains = await asyncio.wait_for(cache(station), budget)
        if trains is None:
            trains = await asyncio.wait_for(origin(station), budget)
        return trains
    except TimeoutError:
        return await stale(station)
