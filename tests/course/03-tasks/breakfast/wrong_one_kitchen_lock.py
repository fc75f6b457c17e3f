# One lock for all breakfasts, so they are cooked one after another.
# score: 7
# finding: too-late

# %% breakfast
lock = asyncio.Lock()


async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    tasks = {}

    async def one(step):
        for needed in recipe[step]:
            await tasks[needed]
        return await do(step)

    async with lock:
        for step in recipe:
            tasks[step] = asyncio.create_task(one(step))
        return {step: await task for step, task in tasks.items()}
