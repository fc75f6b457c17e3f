# `finally`: a customer who walked away during the check pays as well.
# score: 4
# finding: wrong-output late-timeout

# %% commit-must-finish
async def sell(sale, check, commit):
    try:
        await check(sale)
    finally:
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
