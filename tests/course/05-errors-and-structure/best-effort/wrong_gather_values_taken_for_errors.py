# Gathers the bare calls: CancelledError and returned exceptions look like errors.
# score: 5
# finding: error-as-answer

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    answers = await asyncio.gather(*[ask(ship) for ship in ships], return_exceptions=True)
    return [("error", one) if isinstance(one, BaseException) else ("ok", one) for one in answers]
