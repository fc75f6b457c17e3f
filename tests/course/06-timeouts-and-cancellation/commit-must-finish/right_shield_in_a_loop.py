# shield again and again until the commit has ended.
# score: 8

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    task = asyncio.ensure_future(commit(sale))
    asked_to_stop = False
    while True:
        try:
            receipt = await asyncio.shield(task)
            break
        except asyncio.CancelledError:
            if task.done():
                task.result()
            asked_to_stop = True
    if asked_to_stop:
        raise asyncio.CancelledError
    return receipt
