# Knows one class of failure.
# score: 3
# finding: raised

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    async def ask(station):
        try:
            return await count(station)
        except ConnectionError:
            return None

    report = {"counted": {}, "failed": [], "missing": []}
    tasks = [asyncio.create_task(ask(station)) for station in stations]
    pending = set()
    try:
        if tasks:
            _, pending = await asyncio.wait(tasks, timeout=deadline)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for station, task in zip(stations, tasks):
        if task in pending:
            report["missing"].append(station)
        elif task.result() is None:
            report["failed"].append(station)
        else:
            report["counted"][station] = task.result()
    return report
