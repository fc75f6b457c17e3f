# A callback of the task sets a future, and a helper without a task of its own waits for it.
# score: 8

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    ended = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(commit(sale))
    task.add_done_callback(ended.set_result)
    last = None
    while not ended.done():
        try:
            await asyncio.shield(ended)
        except asyncio.CancelledError as cancel:
            last = cancel
    if task.exception():
        raise task.exception()
    if last:
        raise last
    return task.result()
