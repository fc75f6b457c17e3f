# wait does not take an empty list.
# score: 5
# finding: raised

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    tasks = [asyncio.create_task(read(station)) for station in stations]
    await asyncio.wait(tasks)
    return [(station, task.result()) for station, task in zip(stations, tasks)]
