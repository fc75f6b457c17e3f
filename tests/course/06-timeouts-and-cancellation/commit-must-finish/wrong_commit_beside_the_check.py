# Starts both at once, to be quick.
# score: 0
# finding: too-early left-running

# %% commit-must-finish
async def sell(sale, check, commit):
    task = asyncio.create_task(commit(sale))
    await check(sale)
    return await asyncio.shield(task)
