# Waits as long as the task is not done.
# score: 8

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
    receipt = task.result()
    if cancelled is not None:
        raise cancelled
    return receipt
