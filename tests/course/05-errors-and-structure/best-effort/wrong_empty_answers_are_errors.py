# Takes an empty answer for none.
# score: 6
# finding: wrong-result

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    async def entry(ship):
        error = value = None
        try:
            value = await ask(ship)
        except Exception as caught:
            error = caught
        return ("ok", value) if value else ("error", error)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(entry(ship)) for ship in ships]
    return [("cancelled", None) if task.cancelled() else task.result() for task in tasks]
