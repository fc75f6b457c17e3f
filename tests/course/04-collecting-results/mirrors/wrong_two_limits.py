# Cancels with a limit on the closing.
# score: 7
# finding: cancel-not-awaited

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
        if tasks:
            await asyncio.wait(tasks, timeout=1)
