# Cancels all tasks that there are, others too.
# score: 6
# finding: cancel-not-awaited raised

# %% night-watch
async def night_watch(work, rounds) -> object:
    asyncio.create_task(rounds())
    try:
        return await work()
    finally:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.wait(others)
