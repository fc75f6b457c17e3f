# Waits for the first failure, with `asyncio.wait`.
# score: 10

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    if not hosts:
        return {}
    tasks = {host: asyncio.create_task(install(host)) for host in hosts}
    failed = True
    try:
        await asyncio.wait(tasks.values(), return_when=asyncio.FIRST_EXCEPTION)
        failed = any(task.done() and task.exception() for task in tasks.values())
    finally:
        if failed:
            for task in tasks.values():
                task.cancel()
            await asyncio.wait(tasks.values())
            undos = [asyncio.create_task(undo(host)) for host in hosts]
            await asyncio.wait(undos)
    if failed:
        ended = [task for task in [*tasks.values(), *undos] if not task.cancelled()]
        errors = [task.exception() for task in ended if task.exception()]
        raise ExceptionGroup("deploy", errors)
    return {host: task.result() for host, task in tasks.items()}
