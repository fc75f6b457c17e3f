# One coroutine for each cook, and one event for each step that another cook needs.
# score: 7

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
        chopped.set()
        await opened.wait()
        await do("simmer")
        simmered.set()
        await baked.wait()
        await do("garnish")

    async def cleo():
        await do("wine")
        opened.set()
        await do("grate")
        grated.set()
        await chopped.wait()
        await do("salad")

    await asyncio.gather(ana(), ben(), cleo())
    return await do("serve")
