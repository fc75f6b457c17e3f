# Gives each reading a thread and a loop of its own, and waits for them on the loop.
# score: 0
# finding: blocked-the-loop

# %% weather-desk
from concurrent.futures import ThreadPoolExecutor


async def report(stations: list[str], read) -> list[tuple[str, int]]:
    with ThreadPoolExecutor() as pool:
        values = list(pool.map(lambda station: asyncio.run(read(station)), stations))
    return list(zip(stations, values))
