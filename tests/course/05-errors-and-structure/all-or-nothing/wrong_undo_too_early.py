# Cancels the installs, and undoes at once, while they are still stopping.
# score: 3
# finding: does-not-hold raised

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    tasks = [asyncio.create_task(install(host)) for host in hosts]
    try:
        return dict(zip(hosts, await asyncio.gather(*tasks)))
    except Exception as error:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*[undo(host) for host in hosts])
        raise ExceptionGroup("deploy", [error])
