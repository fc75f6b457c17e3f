# Prints the list and returns nothing.
# score: 2
# finding: printed-instead-of-returned wrong-result

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    async def entry(ship):
        try:
            return ("ok", await ask(ship))
        except Exception as error:
            return ("error", error)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(entry(ship)) for ship in ships]
    print([("cancelled", None) if task.cancelled() else task.result() for task in tasks])
