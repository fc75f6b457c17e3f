# gather makes the tasks, and keeps the order.
# score: 6

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    readings = await asyncio.gather(*map(read, stations))
    return list(zip(stations, readings))
