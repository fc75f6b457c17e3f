# Each undo keeps its own error; two TaskGroups, one for each half.
# score: 10

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    results = {}
    problems = []

    async def put(host):
        results[host] = await install(host)

    async def take_back(host):
        try:
            await undo(host)
        except Exception as error:
            problems.append(error)

    async def on_all(step):
        async with asyncio.TaskGroup() as group:
            for host in hosts:
                group.create_task(step(host))

    try:
        await on_all(put)
    except asyncio.CancelledError:
        await on_all(take_back)
        raise
    except ExceptionGroup as failed:
        await on_all(take_back)
        raise failed if not problems else ExceptionGroup("deploy", [*failed.exceptions, *problems])
    return results
