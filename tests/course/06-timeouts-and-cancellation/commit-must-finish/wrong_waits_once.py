# After the cancel it waits once: a second cancel ends that wait.
# score: 7
# finding: left-running

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    task = asyncio.create_task(commit(sale))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        task.result()
        raise
