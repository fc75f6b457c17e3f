# Each step that is done counts down the open needs of the others.
# score: 8

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    missing = {step: set(needs) for step, needs in recipe.items()}
    results = {}

    async def one(step, group):
        results[step] = await do(step)
        for other, needs in missing.items():
            if step in needs:
                needs.remove(step)
                if not needs:
                    group.create_task(one(other, group))

    async with asyncio.TaskGroup() as group:
        for step in recipe:
            if not recipe[step]:
                group.create_task(one(step, group))
    return results
