# Tasks made on demand, by whoever needs a step first.
# score: 8

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    tasks = {}

    def task(step):
        if step not in tasks:
            tasks[step] = asyncio.create_task(begin(step))
        return tasks[step]

    async def begin(step):
        await asyncio.gather(*map(task, recipe[step]))
        return await do(step)

    return dict(zip(recipe, await asyncio.gather(*map(task, recipe))))
