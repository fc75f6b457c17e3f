# A timer of the loop cancels what is left at the deadline.
# score: 8

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    loop = asyncio.get_running_loop()
    tasks = {station: loop.create_task(count(station)) for station in stations}
    timers = [loop.call_later(deadline, task.cancel) for task in tasks.values()]
    try:
        answers = await asyncio.gather(*tasks.values(), return_exceptions=True)
    finally:
        for timer in timers:
            timer.cancel()
    report = {"counted": {}, "failed": [], "missing": []}
    for station, answer in zip(tasks, answers):
        if isinstance(answer, asyncio.CancelledError):
            report["missing"] += [station]
        elif isinstance(answer, Exception):
            report["failed"] += [station]
        else:
            report["counted"][station] = answer
    return report
