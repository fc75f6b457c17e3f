# Starts all readings, and hands the tasks back.
# score: 0
# finding: returned-a-coroutine

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    tasks = [asyncio.create_task(read(station)) for station in stations]
    return list(zip(stations, tasks))
