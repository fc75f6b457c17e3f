# A TaskGroup for the undos: the first that fails stops the others.
# score: 9
# finding: too-early

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(install(host)) for host in hosts]
    except BaseException:
        async with asyncio.TaskGroup() as group:
            for host in hosts:
                group.create_task(undo(host))
        raise
    return {host: task.result() for host, task in zip(hosts, tasks)}
