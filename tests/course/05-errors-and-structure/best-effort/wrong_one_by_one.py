# Asks one ship after the other.
# score: 0
# finding: awaited-one-by-one too-early

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    entries = []
    for ship in ships:
        try:
            entries.append(("ok", await ask(ship)))
        except asyncio.CancelledError:
            if asyncio.current_task().cancelling():
                raise
            entries.append(("cancelled", None))
        except Exception as error:
            entries.append(("error", error))
    return entries
