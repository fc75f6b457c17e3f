# Each host has a task that installs, waits for the verdict, and undoes its own host.
# score: 10

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    decided = asyncio.Event()
    results, errors = {}, []

    async def installing(host):
        results[host] = await install(host)

    async def guarded(host, task):
        try:
            await asyncio.wait([task])
            if not task.cancelled() and task.exception():
                errors.append(task.exception())
            if errors or len(results) == len(hosts):
                decided.set()
            await decided.wait()
        except asyncio.CancelledError:
            decided.set()
            task.cancel()
            await asyncio.wait([task])
            await undo(host)
            raise
        if errors:
            task.cancel()
            await asyncio.wait([task])
            if not task.cancelled() and task.exception() not in (None, *errors):
                errors.append(task.exception())
            try:
                await undo(host)
            except Exception as error:
                errors.append(error)

    async def cancelling(tasks):
        await decided.wait()
        if errors:
            for task in tasks:
                task.cancel()

    if not hosts:
        return {}
    tasks = [asyncio.create_task(installing(host)) for host in hosts]
    async with asyncio.TaskGroup() as group:
        group.create_task(cancelling(tasks))
        for host, task in zip(hosts, tasks):
            group.create_task(guarded(host, task))
    if errors:
        raise ExceptionGroup("deploy", errors)
    return results
