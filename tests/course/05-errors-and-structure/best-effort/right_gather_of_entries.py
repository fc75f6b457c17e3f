# Gathers coroutines that give entries; a call that was cancelled comes as an exception.
# score: 7

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    async def entry(ship):
        try:
            return ("ok", await ask(ship))
        except Exception as error:
            return ("error", error)

    entries = await asyncio.gather(*map(entry, ships), return_exceptions=True)
    return [one if isinstance(one, tuple) else ("cancelled", None) for one in entries]
