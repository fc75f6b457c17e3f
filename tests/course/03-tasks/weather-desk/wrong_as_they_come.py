# Notes the readings in the order in which they are there.
# score: 2
# finding: wrong-result

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    pairs = []

    async def one(station):
        pairs.append((station, await read(station)))

    tasks = [asyncio.create_task(one(station)) for station in stations]
    for task in tasks:
        await task
    return pairs
