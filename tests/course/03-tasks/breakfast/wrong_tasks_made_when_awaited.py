# Makes the task of a step, and of those that it needs, when its turn in the recipe has come.
# score: 5
# finding: awaited-one-by-one

# %% breakfast
from functools import cache


async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    @cache
    def task_for(step):
        return asyncio.create_task(one(step, [task_for(needed) for needed in recipe[step]]))

    async def one(step, needs):
        await asyncio.gather(*needs)
        return await do(step)

    return {step: await task_for(step) for step in recipe}
