# Waits for the needs of a step before it makes the next task.
# score: 4
# finding: too-late awaited-one-by-one

# %% breakfast
from graphlib import TopologicalSorter


async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    tasks = {}
    for step in TopologicalSorter(recipe).static_order():
        for needed in recipe[step]:
            await tasks[needed]
        tasks[step] = asyncio.create_task(do(step))
    return {step: await task for step, task in tasks.items()}
