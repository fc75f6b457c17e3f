# Awaits all ten steps one after the other.
# score: 3
# finding: does-not-hold too-late

# %% kitchen
async def kitchen(do) -> str:
    for step in "roll chop wine grate simmer layer bake garnish salad".split():
        await do(step)
    return await do("serve")
