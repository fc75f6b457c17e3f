# Names the failed ones among the missing ones.
# score: 3
# finding: wrong-result

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    tasks = [asyncio.create_task(count(station)) for station in stations]

    try:
        if tasks:
            await asyncio.wait(tasks, timeout=deadline)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    report = {"counted": {}, "failed": [], "missing": []}
    for station, task in zip(stations, tasks):
        if task.cancelled() or task.exception():
            report["missing"].append(station)
        else:
            report["counted"][station] = task.result()
    return report
