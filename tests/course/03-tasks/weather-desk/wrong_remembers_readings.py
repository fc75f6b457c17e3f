# Remembers what it has read, and never asks again.
# score: 1
# finding: too-few-at-once wrong-result

# %% weather-desk
remembered = {}


async def report(stations: list[str], read) -> list[tuple[str, int]]:
    tasks = {}
    for station in stations:
        if station not in remembered and station not in tasks:
            tasks[station] = asyncio.create_task(read(station))
    for station, task in tasks.items():
        remembered[station] = await task
    return [(station, remembered[station]) for station in stations]
