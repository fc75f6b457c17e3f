# Waits for the losers without cancelling them.
# score: 1
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
        await asyncio.gather(*tasks, return_exceptions=True)
