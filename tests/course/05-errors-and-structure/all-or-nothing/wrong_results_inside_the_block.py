# Takes the results inside the block, where no install has ended.
# score: 0
# finding: raised too-early does-not-hold

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(install(host)) for host in hosts]
            return {host: task.result() for host, task in zip(hosts, tasks)}
    except BaseException:
        await asyncio.gather(*map(undo, hosts), return_exceptions=True)
        raise
