# Prints what each step gives, and returns nothing.
# score: 2
# finding: wrong-result

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    tasks = {}

    async def one(step):
        for needed in recipe[step]:
            await tasks[needed]
        print(await do(step))

    for step in recipe:
        tasks[step] = asyncio.create_task(one(step))
    for task in tasks.values():
        await task
