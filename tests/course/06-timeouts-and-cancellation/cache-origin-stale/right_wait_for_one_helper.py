# The two questions are a coroutine of their own, in one wait_for; a stop sign tells whose error it is.
# score: 8

# %% cache-origin-stale
class FromSource(Exception):
    pass


async def departures(station, cache, origin, stale, budget):
    async def fresh():
        try:
            trains = await cache(station)
            return trains if trains is not None else await origin(station)
        except TimeoutError as error:
            raise FromSource from error

    try:
        return await asyncio.wait_for(fresh(), budget)
    except TimeoutError:
        return await stale(station)
    except FromSource as wrapped:
        raise wrapped.__cause__
