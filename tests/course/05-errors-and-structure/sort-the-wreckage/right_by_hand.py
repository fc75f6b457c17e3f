# Makes a flat list of the errors with a loop, and sorts it.
# score: 6

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    try:
        return await work()
    except Exception as error:
        caught = error
    unknown = []
    todo = [caught]
    while todo:
        error = todo.pop(0)
        if isinstance(error, ExceptionGroup):
            todo = [*error.exceptions, *todo]
        elif isinstance(error, (ConnectionError, TimeoutError)):
            report["network"].append(str(error))
        elif isinstance(error, OSError):
            report["disk"].append(str(error))
        elif isinstance(error, ValueError):
            report["lists"].append(str(error))
        else:
            unknown.append(error)
    if caught in unknown:
        raise caught
    if unknown:
        raise ExceptionGroup("not for the report", unknown)
