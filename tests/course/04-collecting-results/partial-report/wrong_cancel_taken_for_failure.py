# Takes the CancelledError of a late one for a failure.
# score: 1
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
        answers = await asyncio.gather(*tasks, return_exceptions=True)
    report = {"counted": {}, "failed": [], "missing": []}
    for station, answer in zip(stations, answers):
        if isinstance(answer, BaseException):
            report["failed"].append(station)
        else:
            report["counted"][station] = answer
    return report
