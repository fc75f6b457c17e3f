# Starts all three at once, to be quick.
# score: 0
# finding: too-many-at-once too-early wrong-result wrong-order wrong-output

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    tasks = [asyncio.create_task(ask(station)) for ask in (cache, origin, stale)]
    try:
        async with asyncio.timeout(budget) as limit:
            trains = await tasks[0]
            if trains is None:
                trains = await tasks[1]
            return trains
    except TimeoutError:
        if not limit.expired():
            raise
        return await tasks[2]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
