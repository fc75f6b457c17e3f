# Leaves the late ones at work.
# score: 4
# finding: left-running

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    tasks = [asyncio.create_task(count(station)) for station in stations]

    pending = set()
    if tasks:
        _, pending = await asyncio.wait(tasks, timeout=deadline)
    report = {"counted": {}, "failed": [], "missing": []}
    for station, task in zip(stations, tasks):
        if task in pending:
            report["missing"].append(station)
        elif task.exception():
            report["failed"].append(station)
        else:
            report["counted"][station] = task.result()
    return report
