# Makes all tasks, and returns before they are done.
# score: 0
# finding: left-running

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    tasks, results = {}, {}

    async def one(step):
        for needed in recipe[step]:
            await tasks[needed]
        results[step] = await do(step)

    for step in recipe:
        tasks[step] = asyncio.create_task(one(step))
    return results
