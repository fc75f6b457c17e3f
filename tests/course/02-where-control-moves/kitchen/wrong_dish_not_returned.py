# Serves, and does not return the dish.
# score: 3
# finding: wrong-result

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
        cook(("chop", ()), ("simmer", ("wine",)), ("garnish", ("bake",))),
        cook(("wine", ()), ("grate", ()), ("salad", ("chop",))),
    )
    await do("serve")
