# A sorter says which steps are ready, and a queue which are done.
# score: 8

# %% breakfast
from graphlib import TopologicalSorter


async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    order = TopologicalSorter(recipe)
    order.prepare()
    finished = asyncio.Queue()
    results = {}

    async def one(step):
        results[step] = await do(step)
        finished.put_nowait(step)

    async with asyncio.TaskGroup() as kitchen:
        while order.is_active():
            for step in order.get_ready():
                kitchen.create_task(one(step))
            order.done(await finished.get())
    return results
