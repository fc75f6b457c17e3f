# Puts the text of the error in the entry, not the error.
# score: 3
# finding: wrong-result

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    async def entry(ship):
        try:
            return ("ok", await ask(ship))
        except Exception as error:
            return ("error", str(error))

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(entry(ship)) for ship in ships]
    return [("cancelled", None) if task.cancelled() else task.result() for task in tasks]
