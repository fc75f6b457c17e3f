# Remembers the results of steps, for the next breakfast too.
# score: 2
# finding: too-few-at-once raised wrong-result

# %% breakfast
results = {}


async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    tasks = {}

    async def one(step):
        for needed in recipe[step]:
            await tasks[needed]
        if step not in results:
            results[step] = await do(step)
        return results[step]

    for step in recipe:
        tasks[step] = asyncio.create_task(one(step))
    return {step: await task for step, task in tasks.items()}
