# Begins a step when the first of its needs is done.
# score: 1
# finding: raised

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    tasks = {}

    async def one(step):
        if recipe[step]:
            needs = [tasks[needed] for needed in recipe[step]]
            await asyncio.wait(needs, return_when=asyncio.FIRST_COMPLETED)
        return await do(step)

    for step in recipe:
        tasks[step] = asyncio.create_task(one(step))
    return {step: await task for step, task in tasks.items()}
