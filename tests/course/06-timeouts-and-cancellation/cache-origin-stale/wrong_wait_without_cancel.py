# asyncio.wait with a timeout cancels nothing.
# score: 4
# finding: left-running

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    async def fresh():
        trains = await cache(station)
        if trains is None:
            trains = await origin(station)
        return trains

    task = asyncio.create_task(fresh())
    done, late = await asyncio.wait([task], timeout=budget)
    if done:
        return task.result()
    return await stale(station)
