# Serves when Ana and Ben are done, and lets Cleo go on.
# score: 4
# finding: left-running

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

    asyncio.create_task(cook(("wine", ()), ("grate", ()), ("salad", ("chop",))))
    await asyncio.gather(
        cook(("roll", ()), ("layer", ("simmer", "grate")), ("bake", ())),
        cook(("chop", ()), ("simmer", ("wine",)), ("garnish", ("bake",))),
    )
    return await do("serve")
