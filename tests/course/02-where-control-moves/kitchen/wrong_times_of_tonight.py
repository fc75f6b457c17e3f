# Sleeps for as long as the others take on the evening of the test.
# score: 4
# finding: too-late too-early

# %% kitchen
async def kitchen(do) -> str:
    async def cook(*steps):
        for step, pause in steps:
            await asyncio.sleep(pause)
            await do(step)

    await asyncio.gather(
        cook(("roll", 0), ("layer", 75), ("bake", 0)),
        cook(("chop", 0), ("simmer", 120), ("garnish", 310)),
        cook(("wine", 0), ("grate", 0), ("salad", 0)),
    )
    return await do("serve")
