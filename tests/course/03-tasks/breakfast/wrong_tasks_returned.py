# Returns the tasks instead of what they give.
# score: 0
# finding: returned-a-coroutine raised

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    tasks = {}

    async def one(step):
        for needed in recipe[step]:
            await tasks[needed]
        return await do(step)

    for step in recipe:
        tasks[step] = asyncio.create_task(one(step))
    await asyncio.wait(tasks.values())
    return tasks
