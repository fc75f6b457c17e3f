# try and a bare except around it all, and None comes back.
# score: 0
# finding: swallowed-cancel swallowed-error

# %% commit-must-finish
async def sell(sale, check, commit):
    try:
        await check(sale)
        return await asyncio.shield(commit(sale))
    except:
        return None
