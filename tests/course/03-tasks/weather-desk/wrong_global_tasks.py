# Keeps the tasks outside of the function, so reports get each other's.
# score: 5
# finding: wrong-result

# %% weather-desk
tasks = []


async def report(stations: list[str], read) -> list[tuple[str, int]]:
    for station in stations:
        tasks.append(asyncio.create_task(read(station)))
    pairs = [(station, await task) for station, task in zip(stations, tasks)]
    tasks.clear()
    return pairs
