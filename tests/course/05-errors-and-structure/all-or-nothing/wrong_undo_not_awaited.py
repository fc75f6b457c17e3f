# Starts the undos, and does not wait for them.
# score: 3
# finding: left-running

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(install(host)) for host in hosts]
    except BaseException:
        for host in hosts:
            asyncio.create_task(undo(host))
        raise
    return {host: task.result() for host, task in zip(hosts, tasks)}
