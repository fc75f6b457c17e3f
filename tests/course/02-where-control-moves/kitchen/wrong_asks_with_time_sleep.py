# Waits for the others with time.sleep, so that nobody can go on.
# score: 0
# finding: endless

# %% kitchen
import time


async def kitchen(do) -> str:
    done = set()

    async def cook(*steps):
        for step, needs in steps:
            while not done >= set(needs):
                time.sleep(1800)
            await do(step)
            done.add(step)

    await asyncio.gather(
        cook(("roll", ()), ("layer", ("simmer", "grate")), ("bake", ())),
        cook(("chop", ()), ("simmer", ("wine",)), ("garnish", ("bake",))),
        cook(("wine", ()), ("grate", ()), ("salad", ("chop",))),
    )
    return await do("serve")
