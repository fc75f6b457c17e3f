# The `try` stands inside the block: an error comes out at its end, and is not seen there.
# score: 3
# finding: does-not-hold

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    async with asyncio.TaskGroup() as group:
        try:
            tasks = [group.create_task(install(host)) for host in hosts]
        except BaseException:
            await asyncio.gather(*map(undo, hosts), return_exceptions=True)
            raise
    return {host: task.result() for host, task in zip(hosts, tasks)}
