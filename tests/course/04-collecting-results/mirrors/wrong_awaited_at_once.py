# Makes tasks, and awaits each before it makes the next.
# score: 0
# finding: one-at-a-time too-early too-late wrong-result

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    errors = []
    for mirror in mirrors:
        task = asyncio.create_task(fetch(mirror))
        try:
            return await task
        except Exception as error:
            errors.append(error)
    raise LookupError(errors)
