# Gives the list of what it has when it is cancelled.
# score: 5
# finding: swallowed-cancel

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    tasks = [asyncio.create_task(ask(ship)) for ship in ships]
    try:
        await asyncio.gather(*tasks, return_exceptions=True)
    except asyncio.CancelledError:
        pass
    entries = []
    for task in tasks:
        if task.cancelled():
            entries.append(("cancelled", None))
        elif task.exception():
            entries.append(("error", task.exception()))
        else:
            entries.append(("ok", task.result()))
    return entries
