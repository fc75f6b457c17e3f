# Reads the first station to see that it works, then all others together.
# score: 2
# finding: too-few-at-once awaited-one-by-one

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    if not stations:
        return []
    values = [await read(stations[0])]
    values += await asyncio.gather(*[read(station) for station in stations[1:]])
    return list(zip(stations, values))
