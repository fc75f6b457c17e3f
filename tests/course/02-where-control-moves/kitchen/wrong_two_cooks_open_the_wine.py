# Ben opens the wine himself, and Cleo does, too.
# score: 2
# finding: does-not-hold too-late

# %% kitchen
async def kitchen(do) -> str:
    done = {step: asyncio.Event() for step in ("chop", "simmer", "bake", "wine", "grate")}

    async def cook(*steps):
        for step, needs in steps:
            for need in needs:
                await done[need].wait()
            await do(step)
            if step in done:
                done[step].set()

    await asyncio.gather(
        cook(("roll", ()), ("layer", ("simmer", "grate")), ("bake", ())),
        cook(("chop", ()), ("wine", ()), ("simmer", ()), ("garnish", ("bake",))),
        cook(("wine", ()), ("grate", ()), ("salad", ("chop",))),
    )
    return await do("serve")
