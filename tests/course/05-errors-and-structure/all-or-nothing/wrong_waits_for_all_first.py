# `gather(return_exceptions=True)` lets every install run to its end before anything is undone.
# score: 3
# finding: too-late does-not-hold

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    results = await asyncio.gather(*[install(host) for host in hosts], return_exceptions=True)
    errors = [one for one in results if isinstance(one, Exception)]
    if errors:
        undone = await asyncio.gather(*[undo(host) for host in hosts], return_exceptions=True)
        raise ExceptionGroup("deploy", errors + [one for one in undone if one is not None])
    return dict(zip(hosts, results))
