# Keeps what was found, and shows it again without asking.
# score: 0
# finding: too-few-at-once too-early swallowed-error wrong-result

# %% cache-origin-stale
known = {}


async def departures(station, cache, origin, stale, budget):
    if station in known:
        return known[station]
    try:
        async with asyncio.timeout(budget) as limit:
            trains = await cache(station)
            if trains is None:
                trains = await origin(station)
            known[station] = trains
            return trains
    except TimeoutError:
        if not limit.expired():
            raise
    return await stale(station)
