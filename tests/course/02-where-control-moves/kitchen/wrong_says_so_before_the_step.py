# Sets the event of a step before the step is done.
# score: 1
# finding: does-not-hold too-early

# %% kitchen
async def kitchen(do) -> str:
    done = {step: asyncio.Event() for step in ("chop", "simmer", "bake", "wine", "grate")}

    async def cook(*steps):
        for step, needs in steps:
            for need in needs:
                await done[need].wait()
            if step in done:
                done[step].set()
            await do(step)

    await asyncio.gather(
        cook(("roll", ()), ("layer", ("simmer", "grate")), ("bake", ())),
        cook(("chop", ()), ("simmer", ("wine",)), ("garnish", ("bake",))),
        cook(("wine", ()), ("grate", ()), ("salad", ("chop",))),
    )
    return await do("serve")
