# A shield, and nobody waits for what is behind it.
# score: 2
# finding: left-running raised

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    return await asyncio.shield(commit(sale))
