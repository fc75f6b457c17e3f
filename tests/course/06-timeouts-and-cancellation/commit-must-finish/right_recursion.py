# A helper that waits; when it is cancelled, it calls itself, and raises afterwards.
# score: 8

# %% commit-must-finish
async def to_the_end(task):
    try:
        await asyncio.wait({task})
    except asyncio.CancelledError:
        await_again = to_the_end(task)
        try:
            await await_again
        finally:
            if task.exception() is not None:
                raise task.exception()
        raise


async def sell(sale, check, commit):
    await check(sale)
    task = asyncio.create_task(commit(sale))
    await to_the_end(task)
    return task.result()
