# The deadline is taken away before the stale board is asked, inside of a helper.
# score: 8

# %% cache-origin-stale
async def first_answer(station, sources):
    for ask in sources:
        found = await ask(station)
        if found is not None:
            break
    return found


async def departures(station, cache, origin, stale, budget):
    limit = asyncio.timeout(None)
    try:
        async with limit:
            limit.reschedule(asyncio.get_running_loop().time() + budget)
            return await first_answer(station, [cache, origin])
    except TimeoutError as error:
        if limit.expired():
            late = True
        else:
            raise error
    if late:
        return await stale(station)
