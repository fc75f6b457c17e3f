# Looks every quarter of a second whether all are done.
# score: 6
# finding: too-late

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    tasks = [asyncio.create_task(count(station)) for station in stations]

    try:
        passed = 0
        while passed < deadline and not all(task.done() for task in tasks):
            await asyncio.sleep(0.25)
            passed += 0.25
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
