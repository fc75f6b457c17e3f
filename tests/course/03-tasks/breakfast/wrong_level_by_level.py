# Does all that is ready, waits for all of it, and looks again.
# score: 4
# finding: too-late awaited-one-by-one

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    results = {}
    while len(results) < len(recipe):
        ready = [
            step
            for step, needs in recipe.items()
            if step not in results and all(needed in results for needed in needs)
        ]
        results.update(zip(ready, await asyncio.gather(*map(do, ready))))
    return results
