# No more than five steps at once.
# score: 7
# finding: too-late

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    tasks = {}
    hands = asyncio.Semaphore(5)

    async def one(step):
        for needed in recipe[step]:
            await tasks[needed]
        async with hands:
            return await do(step)

    for step in recipe:
        tasks[step] = asyncio.create_task(one(step))
    return {step: await task for step, task in tasks.items()}
