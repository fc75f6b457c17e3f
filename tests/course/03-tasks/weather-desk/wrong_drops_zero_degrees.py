# Takes 0 degrees for no reading.
# score: 5
# finding: wrong-result

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    values = await asyncio.gather(*[read(station) for station in stations])
    return [(station, degrees) for station, degrees in zip(stations, values) if degrees]
