# Returns what gather gives: the degrees alone.
# score: 2
# finding: wrong-result

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    return await asyncio.gather(*(read(station) for station in stations))
