# Sleeps 4 seconds, and then asks the tasks.
# score: 0
# finding: raised too-late

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    tasks = [asyncio.create_task(read(station)) for station in stations]
    await asyncio.sleep(4)
    return [(station, task.result()) for station, task in zip(stations, tasks)]
