# Makes the events once, outside: on the second evening all is said to be done already.
# score: 1
# finding: does-not-hold too-early

# %% kitchen
done = {step: asyncio.Event() for step in ("chop", "simmer", "bake", "wine", "grate")}


async def kitchen(do) -> str:
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
    return await do("serve")
