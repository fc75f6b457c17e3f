# Waits for a set of tasks, and sorts what they give by the place.
# score: 6

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    async def one(place, station):
        return place, station, await read(station)

    if not stations:
        return []
    done, _ = await asyncio.wait([asyncio.create_task(one(*each)) for each in enumerate(stations)])
    return [(station, degrees) for _, station, degrees in sorted(task.result() for task in done)]
