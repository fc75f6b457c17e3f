# One loop, which waits for the next step to end and starts what it has made possible.
# score: 8

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    waiting, under_way, results = dict(recipe), {}, {}
    while waiting or under_way:
        for step in [step for step in waiting if set(waiting[step]) <= set(results)]:
            del waiting[step]
            under_way[asyncio.create_task(do(step))] = step
        done, _ = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            results[under_way.pop(task)] = task.result()
    return results
