# `except Exception` does not see a CancelledError: nothing is undone then.
# score: 9
# finding: does-not-hold

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(install(host)) for host in hosts]
    except Exception as failed:
        undone = await asyncio.gather(*map(undo, hosts), return_exceptions=True)
        errors = [one for one in undone if isinstance(one, Exception)]
        raise ExceptionGroup("deploy", [failed, *errors])
    return {host: task.result() for host, task in zip(hosts, tasks)}
