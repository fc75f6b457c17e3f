# The undo stands inside each host's own coroutine: a host that was ready keeps version 2.
# score: 3
# finding: does-not-hold too-late

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    async def one(host):
        try:
            return await install(host)
        except BaseException:
            await undo(host)
            raise

    async with asyncio.TaskGroup() as group:
        tasks = {host: group.create_task(one(host)) for host in hosts}
    return {host: task.result() for host, task in tasks.items()}
