# `except BaseException` makes a cancelling an error like others.
# score: 3
# finding: error-as-answer swallowed-cancel

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    async def entry(ship):
        try:
            return ("ok", await ask(ship))
        except BaseException as error:
            return ("error", error)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(entry(ship)) for ship in ships]
    return [task.result() for task in tasks]
