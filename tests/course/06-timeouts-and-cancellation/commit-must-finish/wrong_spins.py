# Asks with sleep(0) whether the commit has ended: time never passes.
# score: 0
# finding: busy-wait

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    task = asyncio.create_task(commit(sale))
    cancelled = False
    while not task.done():
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            cancelled = True
    receipt = task.result()
    if cancelled:
        raise asyncio.CancelledError
    return receipt
