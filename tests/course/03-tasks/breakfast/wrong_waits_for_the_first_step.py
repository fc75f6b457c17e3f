# Believes that the first step of the recipe is the last to be done, and waits for that one only.
# score: 5
# finding: left-running raised

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    tasks, results = {}, {}

    async def one(step):
        for needed in recipe[step]:
            await tasks[needed]
        results[step] = await do(step)

    for step in recipe:
        tasks[step] = asyncio.create_task(one(step))
    await tasks[next(iter(recipe))]
    return results
