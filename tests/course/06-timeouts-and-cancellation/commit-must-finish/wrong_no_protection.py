# Two awaits: the cancel ends the commit half-way.
# score: 2
# finding: wrong-output raised

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    return await commit(sale)
