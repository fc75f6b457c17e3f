# Calls the steps without await: nothing is done.
# score: 0
# finding: never-awaited

# %% kitchen
async def kitchen(do) -> str:
    async def ana():
        do("roll")
        do("layer")
        do("bake")

    async def ben():
        do("chop")
        do("simmer")
        do("garnish")

    async def cleo():
        do("wine")
        do("grate")
        do("salad")

    await asyncio.gather(ana(), ben(), cleo())
    return await do("serve")
