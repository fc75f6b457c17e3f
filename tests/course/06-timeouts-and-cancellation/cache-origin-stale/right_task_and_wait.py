# A task and asyncio.wait: the wait has the limit, and what is cut off is cancelled and awaited.
# score: 8

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
        await asyncio.wait([task])
        raise
    if done:
        return task.result()
    task.cancel()
    await asyncio.wait(late)
    if not task.cancelled():
        return task.result()
    return await stale(station)
