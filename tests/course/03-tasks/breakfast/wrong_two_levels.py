# First all that needs nothing, then all the rest together.
# score: 0
# finding: raised

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    first = [step for step, needs in recipe.items() if not needs]
    then = [step for step, needs in recipe.items() if needs]
    results = dict(zip(first, await asyncio.gather(*map(do, first))))
    results.update(zip(then, await asyncio.gather(*map(do, then))))
    return results
