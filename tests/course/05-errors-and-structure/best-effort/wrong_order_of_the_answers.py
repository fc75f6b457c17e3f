# The entries stand in the order in which the answers came.
# score: 2
# finding: wrong-result

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    entries = []

    async def call(ship):
        try:
            entries.append(("ok", await ask(ship)))
        except asyncio.CancelledError:
            if asyncio.current_task().cancelling():
                raise
            entries.append(("cancelled", None))
        except Exception as error:
            entries.append(("error", error))

    async with asyncio.TaskGroup() as group:
        for ship in ships:
            group.create_task(call(ship))
    return entries
