# The commit's task is returned, not its receipt.
# score: 0
# finding: returned-a-coroutine

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    return asyncio.create_task(commit(sale))
