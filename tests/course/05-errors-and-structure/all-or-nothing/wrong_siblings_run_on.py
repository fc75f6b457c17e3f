# `gather` raises at the first error; the other installs go on, and finish after the undo.
# score: 3
# finding: left-running does-not-hold raised

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    try:
        results = await asyncio.gather(*[install(host) for host in hosts])
    except Exception as error:
        await asyncio.gather(*[undo(host) for host in hosts])
        raise ExceptionGroup("deploy", [error])
    return dict(zip(hosts, results))
