# `except*` for both cases: what it raises again, it raises in a group, and a new group replaces the old one.
# score: 8
# finding: raised does-not-hold

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    async def undo_all():
        undone = await asyncio.gather(*map(undo, hosts), return_exceptions=True)
        return [one for one in undone if one is not None]

    tasks = []
    try:
        async with asyncio.TaskGroup() as group:
            for host in hosts:
                tasks.append(group.create_task(install(host)))
    except* asyncio.CancelledError:
        await undo_all()
        raise
    except* Exception as failed:
        if errors := await undo_all():
            raise ExceptionGroup("not undone", errors) from failed
        raise
    return {host: task.result() for host, task in zip(hosts, tasks)}
