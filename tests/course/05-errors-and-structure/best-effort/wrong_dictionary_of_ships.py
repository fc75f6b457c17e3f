# Collects in a dict by ship: one that is in the list twice is asked once.
# score: 6
# finding: wrong-result

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    tasks = {ship: asyncio.create_task(ask(ship)) for ship in ships}
    await asyncio.gather(*tasks.values(), return_exceptions=True)
    entries = []
    for task in tasks.values():
        if task.cancelled():
            entries.append(("cancelled", None))
        elif task.exception():
            entries.append(("error", task.exception()))
        else:
            entries.append(("ok", task.result()))
    return entries
