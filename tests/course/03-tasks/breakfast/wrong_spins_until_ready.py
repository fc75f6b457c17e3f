# Asks again and again, with sleep(0), whether the needs are done.
# score: 0
# finding: busy-wait

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    results = {}

    async def one(step):
        while not all(needed in results for needed in recipe[step]):
            await asyncio.sleep(0)
        results[step] = await do(step)

    await asyncio.gather(*map(one, recipe))
    return results
