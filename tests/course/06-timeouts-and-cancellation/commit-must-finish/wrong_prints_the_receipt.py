# Prints the receipt and returns nothing.
# score: 1
# finding: printed-instead-of-returned wrong-output

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
    print(task.result())
    if cancelled is not None:
        raise cancelled
