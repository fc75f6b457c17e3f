# A group, but only with the first error.
# score: 9
# finding: does-not-hold

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    tasks = [asyncio.create_task(install(host)) for host in hosts]
    try:
        return dict(zip(hosts, await asyncio.gather(*tasks)))
    except BaseException as first:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        undone = await asyncio.gather(*[undo(host) for host in hosts], return_exceptions=True)
        if isinstance(first, asyncio.CancelledError):
            raise
        raise ExceptionGroup("deploy", [first, *[one for one in undone if one is not None]])
