# Each question gets a thread with a loop of its own: a limit does not end it.
# score: 6
# finding: wrong-order wrong-output

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    def fresh():
        trains = asyncio.run(cache(station))
        return asyncio.run(origin(station)) if trains is None else trains

    try:
        async with asyncio.timeout(budget) as limit:
            return await asyncio.to_thread(fresh)
    except TimeoutError:
        if not limit.expired():
            raise
    return await stale(station)
