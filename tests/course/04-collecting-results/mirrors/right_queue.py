# Each fetch puts what came into a queue.
# score: 8

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    answers = asyncio.Queue()
    errors = [None] * len(mirrors)

    async def ask(place):
        try:
            answers.put_nowait((place, await fetch(mirrors[place]), None))
        except Exception as error:
            answers.put_nowait((place, None, error))

    tasks = [asyncio.create_task(ask(place)) for place in range(len(mirrors))]
    try:
        for _ in tasks:
            place, copy, errors[place] = await answers.get()
            if errors[place] is None:
                return copy
        raise LookupError(errors)
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            try:
                await task
            except asyncio.CancelledError:
                pass
