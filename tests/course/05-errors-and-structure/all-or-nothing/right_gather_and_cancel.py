# Gathers, and does by hand what a TaskGroup does.
# score: 10

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    tasks = [asyncio.create_task(install(host)) for host in hosts]
    try:
        return dict(zip(hosts, await asyncio.gather(*tasks)))
    except BaseException as first:
        for task in tasks:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        ended += await asyncio.gather(*[undo(host) for host in hosts], return_exceptions=True)
        if isinstance(first, asyncio.CancelledError):
            raise
        raise ExceptionGroup("not deployed", [one for one in ended if isinstance(one, Exception)])
