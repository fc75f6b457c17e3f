# wait_for for one station after another.
# score: 0
# finding: one-at-a-time late-timeout too-late too-early

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    report = {"counted": {}, "failed": [], "missing": []}
    for station in stations:
        try:
            report["counted"][station] = await asyncio.wait_for(count(station), deadline)
        except TimeoutError:
            report["missing"].append(station)
        except Exception:
            report["failed"].append(station)
    return report
