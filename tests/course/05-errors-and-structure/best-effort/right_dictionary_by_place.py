# Fills a dict as the answers come, and puts it in order at the end.
# score: 7

# %% best-effort
class Call:
    def __init__(self, ask, ship):
        self.ask, self.ship = ask, ship
        self.entry = ("cancelled", None)

    async def run(self):
        try:
            value = await self.ask(self.ship)
        except Exception as error:
            self.entry = ("error", error)
        else:
            self.entry = ("ok", value)


async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    calls = {place: Call(ask, ship) for place, ship in enumerate(ships)}
    async with asyncio.TaskGroup() as group:
        for call in calls.values():
            group.create_task(call.run())
    return [calls[place].entry for place in sorted(calls)]
