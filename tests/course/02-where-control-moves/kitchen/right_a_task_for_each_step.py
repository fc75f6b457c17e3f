# Each step is a task that first waits for the tasks of the steps that it needs.
# score: 7

# %% kitchen
async def kitchen(do) -> str:
    async def step(name, *needs):
        if needs:
            await asyncio.wait(needs)
        return await do(name)

    start = asyncio.create_task
    roll, chop, wine = start(step("roll")), start(step("chop")), start(step("wine"))
    simmer = start(step("simmer", chop, wine))
    grate = start(step("grate", wine))
    layer = start(step("layer", roll, simmer, grate))
    bake = start(step("bake", layer))
    garnish = start(step("garnish", simmer, bake))
    salad = start(step("salad", grate, chop))
    steps = [roll, chop, wine, simmer, grate, layer, bake, garnish, salad]
    await asyncio.gather(*steps)
    return await do("serve")
