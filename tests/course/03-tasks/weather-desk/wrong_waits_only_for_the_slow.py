# Gives up on readings that take long.
# score: 0
# finding: left-running raised

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    tasks = [asyncio.create_task(read(station)) for station in stations]
    await asyncio.wait(tasks, timeout=3)
    return [(station, task.result()) for station, task in zip(stations, tasks) if task.done()]
