# A limit for each station: a station's own TimeoutError looks like the deadline.
# score: 7
# finding: wrong-result

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    report = {"counted": {}, "failed": [], "missing": []}
    limited = [asyncio.wait_for(count(station), deadline) for station in stations]
    answers = await asyncio.gather(*limited, return_exceptions=True)
    for station, answer in zip(stations, answers):
        if isinstance(answer, TimeoutError):
            report["missing"].append(station)
        elif isinstance(answer, Exception):
            report["failed"].append(station)
        else:
            report["counted"][station] = answer
    return report
