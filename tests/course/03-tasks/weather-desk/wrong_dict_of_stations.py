# A dict has each station once, and so has the report.
# score: 5
# finding: wrong-result

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    tasks = {station: asyncio.create_task(read(station)) for station in stations}
    return [(station, await task) for station, task in tasks.items()]
