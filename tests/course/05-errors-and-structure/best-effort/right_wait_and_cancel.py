# Waits with `wait`, and ends the calls by hand.
# score: 7

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    if not ships:
        return []
    tasks = [asyncio.create_task(ask(ship)) for ship in ships]
    try:
        await asyncio.wait(tasks)
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise

    def entry(task):
        if task.cancelled():
            return ("cancelled", None)
        error = task.exception()
        return ("ok", task.result()) if error is None else ("error", error)

    return [entry(task) for task in tasks]
