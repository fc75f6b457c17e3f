# After the cancel it awaits the task itself: a second cancel hits the commit.
# score: 7
# finding: wrong-output

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    task = asyncio.create_task(commit(sale))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise
