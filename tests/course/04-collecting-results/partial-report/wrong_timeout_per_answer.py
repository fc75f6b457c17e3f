# Gives the deadline to each wait anew.
# score: 1
# finding: wrong-result too-late

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    tasks = [asyncio.create_task(count(station)) for station in stations]

    pending = set(tasks)
    try:
        while pending:
            done, pending = await asyncio.wait(
                pending, timeout=deadline, return_when=asyncio.FIRST_COMPLETED
            )
            if not done:
                break
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
