# Waits for the first of the needs only.
# score: 1
# finding: raised

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    tasks = {}

    async def one(step):
        if recipe[step]:
            await tasks[recipe[step][0]]
        return await do(step)

    for step in recipe:
        tasks[step] = asyncio.create_task(one(step))
    return {step: await task for step, task in tasks.items()}
