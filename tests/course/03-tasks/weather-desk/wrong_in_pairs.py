# Reads two stations at a time.
# score: 2
# finding: too-few-at-once awaited-one-by-one

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    pairs = []
    for at in range(0, len(stations), 2):
        tasks = [asyncio.create_task(read(station)) for station in stations[at : at + 2]]
        for station, task in zip(stations[at:], tasks):
            pairs.append((station, await task))
    return pairs
