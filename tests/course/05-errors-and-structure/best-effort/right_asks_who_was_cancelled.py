# Catches the CancelledError of one call, and passes on one that is meant for the whole list.
# score: 7

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    entries = [("cancelled", None)] * len(ships)

    async def call(place, ship):
        try:
            entries[place] = ("ok", await ask(ship))
        except asyncio.CancelledError:
            if asyncio.current_task().cancelling():
                raise
        except Exception as error:
            entries[place] = ("error", error)

    async with asyncio.TaskGroup() as group:
        for place, ship in enumerate(ships):
            group.create_task(call(place, ship))
    return entries
