# A TaskGroup waits for all, then the results are looked up.
# score: 6

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    async with asyncio.TaskGroup() as group:
        tasks = [(station, group.create_task(read(station))) for station in stations]
    return [(station, task.result()) for station, task in tasks]
