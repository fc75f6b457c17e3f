# Puts the bare calls in a TaskGroup: the first error stops the others.
# score: 2
# finding: does-not-hold wrong-result swallowed-error

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    entries = []
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(ask(ship)) for ship in ships]
    except* Exception:
        pass
    for task in tasks:
        if task.cancelled():
            entries.append(("cancelled", None))
        elif task.exception():
            entries.append(("error", task.exception()))
        else:
            entries.append(("ok", task.result()))
    return entries
