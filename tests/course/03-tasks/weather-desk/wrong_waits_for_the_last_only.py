# Awaits the task that was made last, and believes that all are done.
# score: 0
# finding: raised

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    tasks = [asyncio.create_task(read(station)) for station in stations]
    await tasks[-1]
    return [(station, task.result()) for station, task in zip(stations, tasks)]
