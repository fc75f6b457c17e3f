# Asks every task that is done for its result: an error comes out.
# score: 3
# finding: raised

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    tasks = [asyncio.create_task(count(station)) for station in stations]

    pending = set()
    try:
        if tasks:
            _, pending = await asyncio.wait(tasks, timeout=deadline)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    report = {"counted": {}, "failed": [], "missing": []}
    for station, task in zip(stations, tasks):
        if task in pending:
            report["missing"].append(station)
        else:
            report["counted"][station] = task.result()
    return report
