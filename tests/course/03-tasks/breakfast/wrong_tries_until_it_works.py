# Tries each step again and again, until the kitchen does not refuse it.
# score: 0
# finding: endless

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    async def one(step):
        while True:
            try:
                return await do(step)
            except Exception:
                await asyncio.sleep(0.5)

    return dict(zip(recipe, await asyncio.gather(*map(one, recipe))))
