# Gathers tasks, throws away what gather gives, and asks each task.
# score: 7

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    tasks = [asyncio.create_task(ask(ship)) for ship in ships]
    await asyncio.gather(*tasks, return_exceptions=True)
    entries = []
    for task in tasks:
        if task.cancelled():
            entries.append(("cancelled", None))
        elif task.exception() is not None:
            entries.append(("error", task.exception()))
        else:
            entries.append(("ok", task.result()))
    return entries
