# Cleo wants the vegetables before she tells that the wine is open, and Ben the other way round.
# score: 0
# finding: deadlock

# %% kitchen
async def kitchen(do) -> str:
    chopped, simmered, baked = asyncio.Event(), asyncio.Event(), asyncio.Event()
    opened, grated = asyncio.Event(), asyncio.Event()

    async def ana():
        await do("roll")
        await simmered.wait()
        await grated.wait()
        await do("layer")
        await do("bake")
        baked.set()

    async def ben():
        await do("chop")
        await opened.wait()
        chopped.set()
        await do("simmer")
        simmered.set()
        await baked.wait()
        await do("garnish")

    async def cleo():
        await do("wine")
        await chopped.wait()
        opened.set()
        await do("grate")
        grated.set()
        await do("salad")

    await asyncio.gather(ana(), ben(), cleo())
    return await do("serve")
