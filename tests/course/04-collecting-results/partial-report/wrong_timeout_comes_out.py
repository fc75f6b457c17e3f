# Lets the TimeoutError of as_completed out.
# score: 1
# finding: raised

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
        for answer in asyncio.as_completed(tasks, timeout=deadline):
            await answer
        return report
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
