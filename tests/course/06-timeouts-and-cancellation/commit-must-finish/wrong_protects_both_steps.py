# Check and commit are protected together: nobody can walk away during the check.
# score: 4
# finding: wrong-output late-timeout

# %% commit-must-finish
async def sell(sale, check, commit):
    async def both():
        await check(sale)
        return await commit(sale)

    task = asyncio.create_task(both())
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
