# The work is a task of its own, waited for with `wait`; its result is taken in a `try` with `except*`.
# score: 6

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    def note(name, error):
        if isinstance(error, BaseExceptionGroup):
            for one in error.exceptions:
                note(name, one)
        else:
            report[name].append(str(error))

    task = asyncio.create_task(work())
    try:
        await asyncio.wait([task])
    except asyncio.CancelledError:
        task.cancel()
        await asyncio.wait([task])
        raise
    try:
        value = task.result()
    except* (ConnectionError, TimeoutError) as group:
        note("network", group)
    except* OSError as group:
        note("disk", group)
    except* ValueError as group:
        note("lists", group)
    else:
        return value
