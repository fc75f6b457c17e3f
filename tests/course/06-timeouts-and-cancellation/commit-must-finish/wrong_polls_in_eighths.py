# Looks eight times a second whether the commit has ended.
# score: 6
# finding: raised too-late

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    task = asyncio.create_task(commit(sale))
    cancelled = False
    while not task.done():
        try:
            await asyncio.sleep(0.125)
        except asyncio.CancelledError:
            cancelled = True
    receipt = task.result()
    if cancelled:
        raise asyncio.CancelledError
    return receipt
