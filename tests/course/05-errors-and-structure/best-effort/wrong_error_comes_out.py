# A plain gather: the first error comes out, the others run on.
# score: 0
# finding: raised

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    return [("ok", value) for value in await asyncio.gather(*[ask(ship) for ship in ships])]
