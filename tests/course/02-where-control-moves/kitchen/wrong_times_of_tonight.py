# Sleeps for as long as the others take on the evening of the test.
# score: 4
# finding: does-not-hold too-early

# %% kitchen
async def kitchen(do) -> str:
    async def cook(*steps):
        for step, pause in steps:
            await asyncio.sleep(60 * pause)
            await do(step)

    await asyncio.gather(
        cook(("roll", 0), ("layer", 1), ("bake", 0)),
        cook(("chop", 0), ("simmer", 2), ("garnish", 5)),
        cook(("wine", 0), ("grate", 0), ("salad", 0)),
    )
    return await do("serve")
