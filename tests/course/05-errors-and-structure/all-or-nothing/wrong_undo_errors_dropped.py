# `return_exceptions=True`, and nobody looks at what came back.
# score: 9
# finding: does-not-hold

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(install(host)) for host in hosts]
    except BaseException:
        await asyncio.gather(*map(undo, hosts), return_exceptions=True)
        raise
    return {host: task.result() for host, task in zip(hosts, tasks)}
