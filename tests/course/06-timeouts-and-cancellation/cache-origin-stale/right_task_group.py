# A task group with a watch that cancels the question when time is up.
# score: 8

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    async def fresh():
        try:
            trains = await cache(station)
            if trains is None:
                trains = await origin(station)
            return trains, None
        except Exception as error:
            return None, error

    async def watch(task):
        await asyncio.sleep(budget)
        task.cancel()

    async with asyncio.TaskGroup() as group:
        asking = group.create_task(fresh())
        clock = group.create_task(watch(asking))
        await asyncio.wait([asking])
        clock.cancel()
    if asking.cancelled():
        return await stale(station)
    trains, error = asking.result()
    if error is not None:
        raise error
    return trains
