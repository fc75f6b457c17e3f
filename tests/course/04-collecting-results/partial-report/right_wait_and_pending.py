# wait; then pending says who is missing.
# score: 8

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    tasks = [asyncio.create_task(count(station)) for station in stations]

    pending = set()
    try:
        if tasks:
            _, pending = await asyncio.wait(set(tasks), timeout=deadline)
    finally:
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
    pairs = list(zip(stations, tasks))
    ended = [(station, task) for station, task in pairs if task not in pending]
    return dict(
        counted={station: task.result() for station, task in ended if not task.exception()},
        failed=[station for station, task in ended if task.exception()],
        missing=[station for station, task in pairs if task in pending],
    )
