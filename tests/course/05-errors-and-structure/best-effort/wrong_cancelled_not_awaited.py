# Cancels the calls when it is cancelled, and does not wait for their end.
# score: 5
# finding: cancel-not-awaited

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
        raise
    return [
        ("cancelled", None)
        if task.cancelled()
        else ("error", task.exception())
        if task.exception()
        else ("ok", task.result())
        for task in tasks
    ]
