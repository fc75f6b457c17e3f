# A list as a default argument is one for all calls.
# score: 4
# finding: wrong-result

# %% best-effort
async def ask_all(ships: list[str], ask: Callable, entries=[]) -> list[tuple[str, object]]:
    async def entry(ship):
        try:
            return ("ok", await ask(ship))
        except Exception as error:
            return ("error", error)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(entry(ship)) for ship in ships]
    for task in tasks:
        entries.append(("cancelled", None) if task.cancelled() else task.result())
    return entries
