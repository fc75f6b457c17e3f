# A task of its own, awaited: a cancel goes down to it all the same.
# score: 2
# finding: wrong-output raised

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    task = asyncio.create_task(commit(sale))
    return await task
