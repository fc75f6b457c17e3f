# Takes out of the recipe what is done.
# score: 7
# finding: raised

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    under_way, results = {}, {}
    while recipe or under_way:
        for step in [step for step in recipe if set(recipe[step]) <= set(results)]:
            del recipe[step]
            under_way[asyncio.create_task(do(step))] = step
        done, _ = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            results[under_way.pop(task)] = task.result()
    return results
