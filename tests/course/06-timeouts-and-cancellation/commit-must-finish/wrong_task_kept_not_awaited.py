# Keeps the task in a set, as one should, but does not wait for it.
# score: 2
# finding: left-running raised

# %% commit-must-finish
running = set()


async def sell(sale, check, commit):
    await check(sale)
    task = asyncio.create_task(commit(sale))
    running.add(task)
    task.add_done_callback(running.discard)
    return await asyncio.shield(task)
