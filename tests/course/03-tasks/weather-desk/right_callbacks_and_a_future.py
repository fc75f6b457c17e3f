# Callbacks count down, and the last one wakes the report.
# score: 6

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    tasks = [asyncio.create_task(read(station)) for station in stations]
    left = len(tasks)
    all_there = asyncio.Event()

    def one_more(task):
        nonlocal left
        left -= 1
        if left == 0:
            all_there.set()

    for task in tasks:
        task.add_done_callback(one_more)
    if tasks:
        await all_there.wait()
    return [(station, task.result()) for station, task in zip(stations, tasks)]
