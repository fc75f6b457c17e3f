# Cancelled in the commit, it commits once more from the start.
# score: 2
# finding: wrong-output late-timeout

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    try:
        return await commit(sale)
    except asyncio.CancelledError:
        await commit(sale)
        raise
