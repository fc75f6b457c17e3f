# Asks the tasks for their results without waiting.
# score: 0
# finding: raised

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    tasks = [asyncio.create_task(read(station)) for station in stations]
    return [(station, task.result()) for station, task in zip(stations, tasks)]
