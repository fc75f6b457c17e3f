# Looks once a minute whether a step is done, and so begins late.
# score: 3
# finding: does-not-hold too-late

# %% kitchen
async def kitchen(do) -> str:
    done = set()

    async def cook(*steps):
        for step, needs in steps:
            while not done >= set(needs):
                await asyncio.sleep(60)
            await do(step)
            done.add(step)

    await asyncio.gather(
        cook(("roll", ()), ("layer", ("simmer", "grate")), ("bake", ())),
        cook(("chop", ()), ("simmer", ("wine",)), ("garnish", ("bake",))),
        cook(("wine", ()), ("grate", ()), ("salad", ("chop",))),
    )
    return await do("serve")
