# Forgets that `wait` refuses an empty list.
# score: 7
# finding: raised

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    tasks = [asyncio.create_task(count(station)) for station in stations]

    try:
        await asyncio.wait(tasks, timeout=deadline)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    report = {"counted": {}, "failed": [], "missing": []}
    for station, task in zip(stations, tasks, strict=True):
        if task.cancelled():
            report["missing"].append(station)
        elif task.exception():
            report["failed"].append(station)
        else:
            report["counted"][station] = task.result()
    return report
