# Does the needs of a step one after another.
# score: 3
# finding: one-at-a-time awaited-one-by-one

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    results = {}

    async def one(step):
        if step not in results:
            for needed in recipe[step]:
                await one(needed)
            results[step] = await do(step)

    for step in recipe:
        await one(step)
    return results
