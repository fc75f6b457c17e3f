# The first error comes out as it is, not in a group.
# score: 4
# finding: raised

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(install(host)) for host in hosts]
    except BaseException as failed:
        await asyncio.gather(*map(undo, hosts), return_exceptions=True)
        if isinstance(failed, BaseExceptionGroup):
            raise failed.exceptions[0]
        raise
    return {host: task.result() for host, task in zip(hosts, tasks)}
