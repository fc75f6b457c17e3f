# Undoes only the hosts whose install had ended well.
# score: 3
# finding: does-not-hold

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    done = {}

    async def one(host):
        done[host] = await install(host)

    try:
        async with asyncio.TaskGroup() as group:
            for host in hosts:
                group.create_task(one(host))
    except BaseException as failed:
        undone = await asyncio.gather(*map(undo, done), return_exceptions=True)
        errors = [one for one in undone if isinstance(one, Exception)]
        if errors:
            raise BaseExceptionGroup("deploy", [failed, *errors])
        raise
    return done
