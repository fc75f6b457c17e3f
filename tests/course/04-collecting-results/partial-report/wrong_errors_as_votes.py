# Counts the errors as votes.
# score: 3
# finding: wrong-result

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    tasks = [asyncio.create_task(count(station)) for station in stations]

    done = set()
    try:
        if tasks:
            done, _ = await asyncio.wait(tasks, timeout=deadline)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    report = {"counted": {}, "failed": [], "missing": []}
    for station, task in zip(stations, tasks):
        if task in done:
            report["counted"][station] = task.exception() or task.result()
        else:
            report["missing"].append(station)
    return report
