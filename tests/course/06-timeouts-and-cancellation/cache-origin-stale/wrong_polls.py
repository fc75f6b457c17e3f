# Looks every tenth of a second whether there is an answer.
# score: 3
# finding: too-late cancel-not-awaited left-running

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    async def fresh():
        trains = await cache(station)
        return await origin(station) if trains is None else trains

    task = asyncio.create_task(fresh())
    waited = 0
    while not task.done() and waited < budget:
        await asyncio.sleep(0.1)
        waited += 0.1
    if task.done():
        return task.result()
    task.cancel()
    return await stale(station)
