# One condition for the whole kitchen: whoever has done a step wakes all the others.
# score: 7

# %% kitchen
async def kitchen(do) -> str:
    done = set()
    news = asyncio.Condition()

    async def cook(plan):
        for name, needs in plan.items():
            async with news:
                await news.wait_for(lambda: done >= needs)
            await do(name)
            async with news:
                done.add(name)
                news.notify_all()

    await asyncio.gather(
        cook({"roll": set(), "layer": {"simmer", "grate"}, "bake": set()}),
        cook({"chop": set(), "simmer": {"wine"}, "garnish": {"bake"}}),
        cook({"wine": set(), "grate": set(), "salad": {"chop"}}),
    )
    return await do("serve")
