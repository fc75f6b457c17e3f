# wait_for around a gather; the tasks themselves say what became of them.
# score: 8

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    tasks = [asyncio.create_task(count(station)) for station in stations]

    try:
        await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), deadline)
    except TimeoutError:
        pass
    report = {"counted": {}, "failed": [], "missing": []}
    for station, task in zip(stations, tasks, strict=True):
        if task.cancelled():
            report["missing"].append(station)
        elif task.exception():
            report["failed"].append(station)
        else:
            report["counted"][station] = task.result()
    return report
