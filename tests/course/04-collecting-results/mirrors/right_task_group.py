# A TaskGroup, whose tasks carry their errors as values.
# score: 8

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    async def attempt(number, mirror):
        try:
            return number, await fetch(mirror), None
        except Exception as error:
            return number, None, error

    errors = {}
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(attempt(*pair)) for pair in enumerate(mirrors)]
        for answer in asyncio.as_completed(tasks):
            number, copy, error = await answer
            if error is None:
                for task in tasks:
                    task.cancel()
                return copy
            errors[number] = error
    raise LookupError([errors[number] for number in range(len(mirrors))])
