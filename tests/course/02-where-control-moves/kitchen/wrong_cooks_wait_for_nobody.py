# Runs the cooks side by side, and none of them waits for another.
# score: 1
# finding: does-not-hold too-early

# %% kitchen
async def kitchen(do) -> str:
    async def cook(*steps):
        for step in steps:
            await do(step)

    await asyncio.gather(
        cook("roll", "layer", "bake"), cook("chop", "simmer", "garnish"), cook("wine", "grate", "salad")
    )
    return await do("serve")
