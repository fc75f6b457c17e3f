# The commit gets a thread and a loop of its own: the thread goes on, and nobody waits for it.
# score: 2
# finding: too-early raised

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    return await asyncio.to_thread(lambda: asyncio.run(commit(sale)))
