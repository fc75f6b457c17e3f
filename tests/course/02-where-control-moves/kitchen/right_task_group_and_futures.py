# Futures say that a step is done, and a group of tasks runs the cooks.
# score: 7

# %% kitchen
async def kitchen(do) -> str:
    loop = asyncio.get_running_loop()
    names = "roll layer bake chop simmer garnish wine grate salad".split()
    done = {name: loop.create_future() for name in names}

    async def work(*steps):
        for name in steps:
            for need in {"layer": ["simmer", "grate"], "simmer": ["wine"], "garnish": ["bake"], "salad": ["chop"]}.get(name, []):
                await done[need]
            await do(name)
            done[name].set_result(True)

    async with asyncio.TaskGroup() as cooks:
        cooks.create_task(work("roll", "layer", "bake"))
        cooks.create_task(work("chop", "simmer", "garnish"))
        cooks.create_task(work("wine", "grate", "salad"))
    return await do("serve")
