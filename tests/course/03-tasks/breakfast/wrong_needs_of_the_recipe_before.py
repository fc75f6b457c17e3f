# Believes that what a step needs stands before it in the recipe.
# score: 1
# finding: raised

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    tasks = {}

    async def one(step, needs):
        for task in needs:
            await task
        return await do(step)

    for step in recipe:
        needs = [tasks[needed] for needed in recipe[step]]
        tasks[step] = asyncio.create_task(one(step, needs))
    return {step: await task for step, task in tasks.items()}
