# Returns the copy and leaves the losers to run.
# score: 4
# finding: left-running

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    for answer in asyncio.as_completed(tasks):
        try:
            return await answer
        except Exception:
            continue
    raise LookupError([task.exception() for task in tasks])
