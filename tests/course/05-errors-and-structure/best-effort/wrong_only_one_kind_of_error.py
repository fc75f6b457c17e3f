# Catches only the errors of the example.
# score: 1
# finding: raised

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    async def entry(ship):
        try:
            return ("ok", await ask(ship))
        except ConnectionError as error:
            return ("error", error)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(entry(ship)) for ship in ships]
    return [("cancelled", None) if task.cancelled() else task.result() for task in tasks]
