# Looks at each turn whether a step is done: the clock never moves on.
# score: 0
# finding: busy-wait

# %% kitchen
async def kitchen(do) -> str:
    done = set()

    async def cook(*steps):
        for step, needs in steps:
            while not done >= set(needs):
                await asyncio.sleep(0)
            await do(step)
            done.add(step)

    await asyncio.gather(
        cook(("roll", ()), ("layer", ("simmer", "grate")), ("bake", ())),
        cook(("chop", ()), ("simmer", ("wine",)), ("garnish", ("bake",))),
        cook(("wine", ()), ("grate", ()), ("salad", ("chop",))),
    )
    return await do("serve")
