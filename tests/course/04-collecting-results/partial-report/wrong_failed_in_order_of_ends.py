# Lists the failed ones in the order in which they failed.
# score: 5
# finding: wrong-result

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    async def ask(station):
        try:
            report["counted"][station] = await count(station)
        except Exception:
            report["failed"].append(station)
        report["missing"].remove(station)

    report = {"counted": {}, "failed": [], "missing": list(stations)}
    tasks = [asyncio.create_task(ask(station)) for station in stations]
    try:
        if tasks:
            await asyncio.wait(tasks, timeout=deadline)
        return report
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
