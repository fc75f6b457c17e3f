# Looks whether a step is done, and begins it again while it is under way.
# score: 0
# finding: raised

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    results = {}

    async def one(step):
        await asyncio.gather(*map(one, recipe[step]))
        if step not in results:
            results[step] = await do(step)

    await asyncio.gather(*map(one, recipe))
    return results
