# Undoes everything, and then returns an empty dict.
# score: 3
# finding: swallowed-error does-not-hold

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(install(host)) for host in hosts]
    except Exception:
        await asyncio.gather(*map(undo, hosts), return_exceptions=True)
        return {}
    return {host: task.result() for host, task in zip(hosts, tasks)}
