# Installs one host after the other.
# score: 0
# finding: awaited-one-by-one too-late does-not-hold

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    results = {}
    try:
        for host in hosts:
            results[host] = await install(host)
    except Exception as error:
        await asyncio.gather(*map(undo, hosts), return_exceptions=True)
        raise ExceptionGroup("deploy", [error])
    return results
