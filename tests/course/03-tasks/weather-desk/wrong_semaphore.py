# No more than three at once, out of politeness.
# score: 2
# finding: too-few-at-once

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    polite = asyncio.Semaphore(3)

    async def one(station):
        async with polite:
            return station, await read(station)

    return list(await asyncio.gather(*map(one, stations)))
