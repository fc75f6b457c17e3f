# Does one step after another, as they stand there.
# score: 0
# finding: raised awaited-one-by-one

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    results = {}
    for step in recipe:
        results[step] = await do(step)
    return results
