# Rounds of steps: each round waits until all of the round before are done.
# score: 3
# finding: does-not-hold too-late

# %% kitchen
async def kitchen(do) -> str:
    for steps in (["roll", "chop", "wine"], ["simmer", "grate"], ["layer", "salad"], ["bake"], ["garnish"]):
        await asyncio.gather(*[do(step) for step in steps])
    return await do("serve")
