# Keeps the tasks outside of the function, for all breakfasts.
# score: 7
# finding: raised

# %% breakfast
tasks = {}


async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    async def one(step):
        for needed in recipe[step]:
            await tasks[needed]
        return await do(step)

    for step in recipe:
        tasks[step] = asyncio.create_task(one(step))
    return {step: await tasks[step] for step in recipe}
