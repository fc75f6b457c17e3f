# Awaits each reading before it starts the next.
# score: 2
# finding: awaited-one-by-one

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    pairs = []
    for station in stations:
        pairs.append((station, await read(station)))
    return pairs
