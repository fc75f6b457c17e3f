# A plain gather that is cancelled lets go when the first call has ended, and not the last.
# score: 5
# finding: cancel-not-awaited

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    async def entry(ship):
        try:
            return ("ok", await ask(ship))
        except asyncio.CancelledError:
            if asyncio.current_task().cancelling():
                raise
            return ("cancelled", None)
        except Exception as error:
            return ("error", error)

    return list(await asyncio.gather(*[entry(ship) for ship in ships]))
