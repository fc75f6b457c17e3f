# After a cancel nobody looks at how the commit ended.
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
    if cancelled is not None:
        raise cancelled
    return task.result()
