# Reads each station once, also one that is in the list twice.
# score: 6

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    tasks = {}
    for station in stations:
        if station not in tasks:
            tasks[station] = asyncio.create_task(read(station))
    return [(station, await tasks[station]) for station in stations]
