# A timeout around a TaskGroup, whose tasks sort themselves.
# score: 8

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    counted, failed = {}, []

    async def ask(station):
        try:
            counted[station] = await count(station)
        except Exception:
            failed.append(station)

    try:
        async with asyncio.timeout(deadline), asyncio.TaskGroup() as group:
            for station in stations:
                group.create_task(ask(station))
    except TimeoutError:
        pass
    return {
        "missing": [one for one in stations if one not in counted and one not in failed],
        "failed": sorted(failed, key=stations.index),
        "counted": counted,
    }
