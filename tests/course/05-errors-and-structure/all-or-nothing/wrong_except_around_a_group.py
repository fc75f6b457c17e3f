# `except InstallFailed` around a group catches nothing.
# score: 3
# finding: does-not-hold

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(install(host)) for host in hosts]
    except InstallFailed:
        await asyncio.gather(*map(undo, hosts), return_exceptions=True)
        raise
    return {host: task.result() for host, task in zip(hosts, tasks)}
