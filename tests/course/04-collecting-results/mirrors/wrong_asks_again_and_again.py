# Asks every hundredth of a second whether a task is done.
# score: 6
# finding: too-late raised

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    try:
        while not all(task.done() for task in tasks):
            for task in tasks:
                if task.done() and task.exception() is None:
                    return task.result()
            await asyncio.sleep(0.01)
        raise LookupError([task.exception() for task in tasks])
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
