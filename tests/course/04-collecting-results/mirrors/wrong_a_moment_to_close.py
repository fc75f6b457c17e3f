# Gives the cancelled ones half a second, and hopes.
# score: 0
# finding: too-late cancel-not-awaited

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
        await asyncio.sleep(0.5)
