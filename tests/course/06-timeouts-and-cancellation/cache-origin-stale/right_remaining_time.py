# The rest of the budget is worked out after the cache; `done()` says whose error it is.
# score: 8

# %% cache-origin-stale
async def departures(station, cache, origin, stale, budget):
    clock = asyncio.get_running_loop().time
    end = clock() + budget
    for ask in (cache, origin):
        task = asyncio.create_task(ask(station))
        try:
            await asyncio.wait_for(asyncio.wait([task]), end - clock())
        except TimeoutError:
            pass
        finally:
            if not task.done():
                task.cancel()
                await asyncio.wait([task])
        if task.cancelled():
            return await stale(station)
        if task.result() is not None:
            return task.result()
