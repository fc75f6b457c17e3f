# Starts every step at once, whatever it needs.
# score: 0
# finding: raised

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    results = await asyncio.gather(*map(do, recipe))
    return dict(zip(recipe, results))
