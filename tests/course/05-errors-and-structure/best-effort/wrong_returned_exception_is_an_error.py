# Sees to cancelling, but takes a returned exception for one that was raised.
# score: 6
# finding: wrong-result

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    entries = []
    for one in await asyncio.gather(*[ask(ship) for ship in ships], return_exceptions=True):
        if isinstance(one, asyncio.CancelledError):
            entries.append(("cancelled", None))
        elif isinstance(one, Exception):
            entries.append(("error", one))
        else:
            entries.append(("ok", one))
    return entries
