# A timeout around a gather: at the deadline everything is lost.
# score: 1
# finding: wrong-result

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    tasks = [asyncio.create_task(count(station)) for station in stations]

    try:
        async with asyncio.timeout(deadline):
            answers = await asyncio.gather(*tasks, return_exceptions=True)
    except TimeoutError:
        return {"counted": {}, "failed": [], "missing": stations}
    report = {"counted": {}, "failed": [], "missing": []}
    for station, answer in zip(stations, answers):
        if isinstance(answer, Exception):
            report["failed"].append(station)
        else:
            report["counted"][station] = answer
    return report
