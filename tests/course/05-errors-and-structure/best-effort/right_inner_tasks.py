# Each call is a task inside a task, waited for with `wait`.
# score: 7

# %% best-effort
async def ask_all(ships: list[str], ask: Callable) -> list[tuple[str, object]]:
    async def call(ship):
        task = asyncio.ensure_future(ask(ship))
        try:
            await asyncio.wait([task])
        finally:
            if not task.done():
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
        if task.cancelled():
            return ("cancelled", None)
        if task.exception():
            return ("error", task.exception())
        return ("ok", task.result())

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(call(ship)) for ship in ships]
    return [task.result() for task in tasks]
