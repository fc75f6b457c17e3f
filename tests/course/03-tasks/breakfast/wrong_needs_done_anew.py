# Does what a step needs each time that it is needed.
# score: 0
# finding: raised

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    results = {}

    async def one(step):
        await asyncio.gather(*map(one, recipe[step]))
        results[step] = await do(step)

    await asyncio.gather(*map(one, recipe))
    return results
