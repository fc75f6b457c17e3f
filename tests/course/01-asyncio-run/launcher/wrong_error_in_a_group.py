# A task group inside: the error comes wrapped.
# score: 3
# finding: wrong-result left-running

# %% launcher
def launch(jobs: list) -> list:
    async def alone(job):
        async with asyncio.TaskGroup() as group:
            task = group.create_task(job())
        return task.result()

    results = []
    for job in jobs:
        try:
            results.append(("ok", asyncio.run(alone(job))))
        except Exception as error:
            results.append(("error", error))
    return results
