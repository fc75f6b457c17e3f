# Starts all ten steps at once.
# score: 1
# finding: does-not-hold too-early

# %% kitchen
async def kitchen(do) -> str:
    steps = "roll layer bake chop simmer garnish wine grate salad serve".split()
    answers = await asyncio.gather(*[do(step) for step in steps])
    return answers[-1]
