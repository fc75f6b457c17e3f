# Starts the cooks as tasks and awaits one after the other: cancelling reaches only one of them.
# score: 6
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

    ana = asyncio.create_task(cook(("roll", ()), ("layer", ("simmer", "grate")), ("bake", ())))
    ben = asyncio.create_task(cook(("chop", ()), ("simmer", ("wine",)), ("garnish", ("bake",))))
    cleo = asyncio.create_task(cook(("wine", ()), ("grate", ()), ("salad", ("chop",))))
    await ana
    await ben
    await cleo
    return await do("serve")
