# What a cook makes for another is put into a queue, and taken out there.
# score: 7

# %% kitchen
async def kitchen(do) -> str:
    sauce, cheese, oven, bottle, vegetables = (asyncio.Queue() for _ in range(5))

    async def ana():
        await do("roll")
        await sauce.get()
        await cheese.get()
        await do("layer")
        oven.put_nowait(await do("bake"))

    async def ben():
        vegetables.put_nowait(await do("chop"))
        await bottle.get()
        sauce.put_nowait(await do("simmer"))
        await oven.get()
        await do("garnish")

    async def cleo():
        bottle.put_nowait(await do("wine"))
        cheese.put_nowait(await do("grate"))
        await vegetables.get()
        await do("salad")

    async def all_three():
        await asyncio.gather(ana(), ben(), cleo())

    await all_three()
    dish = await do("serve")
    return dish
