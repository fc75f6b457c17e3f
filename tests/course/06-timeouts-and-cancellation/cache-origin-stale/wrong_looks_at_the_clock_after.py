# Looks at the clock after each answer: nothing is ended by that.
# score: 5
# finding: too-late

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    clock = asyncio.get_running_loop().time
    begin = clock()
    trains = await cache(station)
    if trains is None:
        trains = await origin(station)
    if clock() - begin > budget:
        trains = await stale(station)
    return trains
