# Ana waits for the sauce only; tonight the cheese happens to be ready.
# score: 5
# finding: too-early

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
        cook(("roll", ()), ("layer", ("simmer",)), ("bake", ())),
        cook(("chop", ()), ("simmer", ("wine",)), ("garnish", ("bake",))),
        cook(("wine", ()), ("grate", ()), ("salad", ("chop",))),
    )
    return await do("serve")
