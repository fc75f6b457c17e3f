# Ships that do not answer are left out of the list.
# score: 2
# finding: wrong-result

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    answers = await asyncio.gather(*[ask(ship) for ship in ships], return_exceptions=True)
    return [("ok", one) for one in answers if not isinstance(one, BaseException)]
