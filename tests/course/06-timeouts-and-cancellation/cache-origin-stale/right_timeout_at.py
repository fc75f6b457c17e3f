# One moment for two blocks: each question has its own block, and both end at the same deadline.
# score: 8

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    deadline = asyncio.get_running_loop().time() + budget
    for source in (cache, origin):
        try:
            async with asyncio.timeout_at(deadline) as limit:
                trains = await source(station)
        except TimeoutError:
            if limit.expired():
                return await stale(station)
            raise
        if trains is not None:
            return trains
