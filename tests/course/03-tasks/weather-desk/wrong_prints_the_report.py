# Prints the pairs, and returns nothing.
# score: 2
# finding: printed-instead-of-returned

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    tasks = [asyncio.create_task(read(station)) for station in stations]
    print([(station, await task) for station, task in zip(stations, tasks)])
