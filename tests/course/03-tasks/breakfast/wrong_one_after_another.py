# Sorts the steps, then does one after another.
# score: 3
# finding: one-at-a-time awaited-one-by-one

# %% breakfast
from graphlib import TopologicalSorter


async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    results = {}
    for step in TopologicalSorter(recipe).static_order():
        results[step] = await do(step)
    return results
