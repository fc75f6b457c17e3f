# Awaits each reading inside the brackets of gather.
# score: 2
# finding: awaited-one-by-one

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    async def same(value):
        return value

    values = await asyncio.gather(*[same(await read(station)) for station in stations])
    return list(zip(stations, values))
