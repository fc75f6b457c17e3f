# Makes a task of each reading, and awaits it before the next is made.
# score: 2
# finding: awaited-one-by-one

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    pairs = []
    for station in stations:
        task = asyncio.create_task(read(station))
        pairs.append((station, await task))
    return pairs
