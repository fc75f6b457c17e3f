# Lists the errors in the order in which they came.
# score: 6
# finding: does-not-hold raised

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    errors = []
    try:
        for answer in asyncio.as_completed(tasks):
            try:
                return await answer
            except Exception as error:
                errors.append(error)
        raise LookupError(errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
