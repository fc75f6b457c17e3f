# No events: one gather inside another says which parts go on side by side.
# score: 7

# %% kitchen
async def kitchen(do) -> str:
    loop = asyncio.get_running_loop()
    chopped = loop.create_task(do("chop"))
    opened = loop.create_task(do("wine"))
    rolled = loop.create_task(do("roll"))

    async def grating():
        await asyncio.wait([opened])
        await do("grate")

    grated = loop.create_task(grating())

    async def salad():
        await asyncio.wait([chopped, grated])
        await do("salad")

    async def sauce():
        await asyncio.wait([chopped, opened])
        await do("simmer")

    async def lasagne():
        await asyncio.gather(sauce(), asyncio.wait([rolled]), asyncio.wait([grated]))
        await do("layer")
        await do("bake")
        await do("garnish")

    try:
        await asyncio.gather(lasagne(), salad())
    except asyncio.CancelledError:
        begun = [chopped, opened, rolled, grated]
        for one in begun:
            one.cancel()
        await asyncio.wait(begun)
        raise
    return await do("serve")
