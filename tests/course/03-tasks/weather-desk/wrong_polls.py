# Looks every tenth of a second whether all are done.
# score: 3
# finding: too-late

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    tasks = [asyncio.create_task(read(station)) for station in stations]
    while not all(task.done() for task in tasks):
        await asyncio.sleep(0.1)
    return [(station, task.result()) for station, task in zip(stations, tasks)]
