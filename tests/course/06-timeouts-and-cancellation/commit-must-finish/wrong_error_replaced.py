# An error of its own in place of the commit's.
# score: 7
# finding: raised

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    task = asyncio.create_task(commit(sale))
    cancelled = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if task.exception() is not None:
        raise RuntimeError("the sale has failed") from task.exception()
    if cancelled is not None:
        raise cancelled
    return task.result()
