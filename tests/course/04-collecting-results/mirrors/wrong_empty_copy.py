# Takes an empty copy for none.
# score: 7
# finding: wrong-result

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    async def attempt(mirror):
        try:
            return await fetch(mirror)
        except Exception as error:
            errors[mirror] = error

    errors = {}
    tasks = [asyncio.create_task(attempt(mirror)) for mirror in mirrors]
    try:
        for answer in asyncio.as_completed(tasks):
            copy = await answer
            if copy:
                return copy
        raise LookupError([errors[mirror] for mirror in mirrors])
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
