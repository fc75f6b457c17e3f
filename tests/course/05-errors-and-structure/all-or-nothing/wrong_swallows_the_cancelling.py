# `except BaseException` undoes, and returns as if nobody had cancelled.
# score: 9
# finding: swallowed-cancel

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(install(host)) for host in hosts]
    except BaseException as failed:
        undone = await asyncio.gather(*map(undo, hosts), return_exceptions=True)
        errors = [one for one in (failed, *undone) if isinstance(one, Exception)]
        if errors:
            raise ExceptionGroup("deploy", errors)
        return {}
    return {host: task.result() for host, task in zip(hosts, tasks)}
