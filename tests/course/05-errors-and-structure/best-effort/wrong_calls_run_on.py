# Waits with `wait`, which cancels nothing when it is cancelled itself.
# score: 5
# finding: left-running

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    if not ships:
        return []
    tasks = [asyncio.create_task(ask(ship)) for ship in ships]
    await asyncio.wait(tasks)
    entries = []
    for task in tasks:
        if task.cancelled():
            entries.append(("cancelled", None))
        elif task.exception():
            entries.append(("error", task.exception()))
        else:
            entries.append(("ok", task.result()))
    return entries
