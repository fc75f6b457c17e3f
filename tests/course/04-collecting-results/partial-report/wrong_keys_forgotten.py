# Gives the votes without their stations.
# score: 4
# finding: wrong-result

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    tasks = [asyncio.create_task(count(station)) for station in stations]

    done, pending = set(), set()
    try:
        if tasks:
            done, pending = await asyncio.wait(tasks, timeout=deadline)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    votes = [task.result() for task in tasks if task in done and not task.exception()]
    return {"counted": dict(zip(stations, votes)), "failed": [s for s, t in zip(stations, tasks) if t in done and t.exception()], "missing": [s for s, t in zip(stations, tasks) if t in pending]}
