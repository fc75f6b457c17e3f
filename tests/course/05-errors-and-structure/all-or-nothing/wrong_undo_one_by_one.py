# Undoes one host after the other.
# score: 3
# finding: too-late

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(install(host)) for host in hosts]
    except BaseException as failed:
        errors = [failed]
        for host in hosts:
            try:
                await undo(host)
            except Exception as error:
                errors.append(error)
        if len(errors) > 1:
            raise BaseExceptionGroup("deploy", errors)
        raise
    return {host: task.result() for host, task in zip(hosts, tasks)}
