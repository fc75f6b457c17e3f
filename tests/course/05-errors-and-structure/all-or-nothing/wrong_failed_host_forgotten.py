# Undoes all but the host that failed: "nothing was installed there".
# score: 4
# finding: does-not-hold

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    tasks = {}
    try:
        async with asyncio.TaskGroup() as group:
            for host in hosts:
                tasks[host] = group.create_task(install(host))
    except BaseException as failed:
        begun = [host for host, task in tasks.items() if task.cancelled() or not task.exception()]
        undone = await asyncio.gather(*map(undo, begun), return_exceptions=True)
        errors = [one for one in undone if isinstance(one, Exception)]
        if errors:
            raise BaseExceptionGroup("deploy", [failed, *errors])
        raise
    return {host: task.result() for host, task in tasks.items()}
