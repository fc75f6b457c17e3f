# An event for each step, in a TaskGroup.
# score: 8

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    done = {step: asyncio.Event() for step in recipe}
    results = {}

    async def one(step):
        for needed in recipe[step]:
            await done[needed].wait()
        results[step] = await do(step)
        done[step].set()

    async with asyncio.TaskGroup() as group:
        for step in recipe:
            group.create_task(one(step))
    return results
