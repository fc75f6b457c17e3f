# Each task writes to its own place of a list.
# score: 6

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    pairs = [None] * len(stations)

    async def fill(place, station):
        pairs[place] = (station, await read(station))

    tasks = []
    for place, station in enumerate(stations):
        tasks.append(asyncio.create_task(fill(place, station)))
    for task in tasks:
        await task
    return pairs
