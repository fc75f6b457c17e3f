# Takes `result()` of every task, also of one that was cancelled.
# score: 5
# finding: raised

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    async def entry(ship):
        try:
            return ("ok", await ask(ship))
        except Exception as error:
            return ("error", error)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(entry(ship)) for ship in ships]
    return [task.result() for task in tasks]
