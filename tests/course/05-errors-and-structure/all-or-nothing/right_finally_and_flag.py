# A flag says whether all went well; the `finally` undoes if it did not.
# score: 10

# %% all-or-nothing
async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    tasks = {}
    wrong = []
    done = False
    try:
        async with asyncio.TaskGroup() as group:
            for host in hosts:
                tasks[host] = group.create_task(install(host))
        done = True
    except* Exception as failed:
        wrong.append(failed)
    finally:
        if not done:
            undone = await asyncio.gather(*[undo(host) for host in hosts], return_exceptions=True)
            wrong += [one for one in undone if one is not None]
    if wrong:
        raise ExceptionGroup("the deployment failed", wrong)
    return {host: task.result() for host, task in tasks.items()}
