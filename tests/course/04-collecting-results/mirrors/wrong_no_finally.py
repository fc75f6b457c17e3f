# Stops the losers when a copy is there, and not when it is cancelled itself.
# score: 7
# finding: left-running

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    for answer in asyncio.as_completed(tasks):
        try:
            copy = await answer
        except Exception:
            continue
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return copy
    raise LookupError([task.exception() for task in tasks])
