# Cancels the question that is late, and does not wait until it has ended.
# score: 6
# finding: cancel-not-awaited

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    async def fresh():
        trains = await cache(station)
        if trains is None:
            trains = await origin(station)
        return trains

    task = asyncio.create_task(fresh())
    try:
        done, late = await asyncio.wait([task], timeout=budget)
    except asyncio.CancelledError:
        task.cancel()
        raise
    if done:
        return task.result()
    task.cancel()
    return await stale(station)
