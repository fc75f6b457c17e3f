# Races the question against a sleep.
# score: 8

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    async def fresh():
        trains = await cache(station)
        return await origin(station) if trains is None else trains

    asking = asyncio.ensure_future(fresh())
    clock = asyncio.ensure_future(asyncio.sleep(budget))
    both = [asking, clock]
    try:
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in both:
            task.cancel()
        await asyncio.wait(both)
    if asking.cancelled():
        return await stale(station)
    return asking.result()
