# Waits well, and then returns the receipt as if nobody had cancelled.
# score: 3
# finding: swallowed-cancel

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    task = asyncio.create_task(commit(sale))
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            pass
    return task.result()
