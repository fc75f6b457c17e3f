# Catches CancelledError for each ship, also when the whole list is cancelled.
# score: 5
# finding: swallowed-cancel

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    async def entry(ship):
        try:
            return ("ok", await ask(ship))
        except asyncio.CancelledError:
            return ("cancelled", None)
        except Exception as error:
            return ("error", error)

    return list(await asyncio.gather(*[entry(ship) for ship in ships]))
