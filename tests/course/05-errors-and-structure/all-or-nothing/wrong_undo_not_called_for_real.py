# Calls `undo` without `await`.
# score: 3
# finding: never-awaited

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(install(host)) for host in hosts]
    except BaseException:
        for host in hosts:
            undo(host)
        raise
    return {host: task.result() for host, task in zip(hosts, tasks)}
