# A TaskGroup, whose tasks write on a board; a watch cancels at the deadline.
# score: 8

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    board = {station: "missing" for station in stations}
    counted = {}

    async def ask(station):
        try:
            counted[station] = await count(station)
            board[station] = "counted"
        except Exception:
            board[station] = "failed"

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(ask(station)) for station in stations]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=deadline)
            for task in late:
                task.cancel()
    named = {part: [s for s in stations if board[s] == part] for part in ("failed", "missing")}
    return {"counted": counted, **named}
