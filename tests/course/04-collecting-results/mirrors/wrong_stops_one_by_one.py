# Cancels one loser, waits for it, then cancels the next.
# score: 6
# finding: too-late

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    try:
        for answer in asyncio.as_completed(tasks):
            try:
                return await answer
            except Exception:
                pass
        raise LookupError([task.exception() for task in tasks])
    finally:
        for task in tasks:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
