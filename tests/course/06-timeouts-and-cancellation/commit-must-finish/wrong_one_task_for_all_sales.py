# The task is a global: the second sale waits for another's commit.
# score: 7
# finding: wrong-result

# %% commit-must-finish
task = None


async def sell(sale, check, commit):
    global task
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
