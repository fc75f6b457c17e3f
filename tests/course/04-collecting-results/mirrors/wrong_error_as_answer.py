# Wraps each fetch so that it returns its error, and takes the first that comes.
# score: 1
# finding: error-as-answer swallowed-error too-early

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    async def safe(mirror):
        try:
            return await fetch(mirror)
        except Exception as error:
            return error

    if not mirrors:
        raise LookupError([])
    tasks = [asyncio.create_task(safe(mirror)) for mirror in mirrors]
    try:
        for answer in asyncio.as_completed(tasks):
            return await answer
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
