# The undo stands in a `finally`: it comes after success as well.
# score: 4
# finding: does-not-hold too-late

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(install(host)) for host in hosts]
    finally:
        await asyncio.gather(*map(undo, hosts), return_exceptions=True)
    return {host: task.result() for host, task in zip(hosts, tasks)}
