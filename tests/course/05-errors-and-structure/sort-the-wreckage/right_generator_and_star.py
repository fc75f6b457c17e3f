# One function walks through a group; three `except*` clauses.
# score: 6

# %% sort-the-wreckage
def every(group):
    for one in group.exceptions:
        yield from every(one) if isinstance(one, BaseExceptionGroup) else [one]


async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    result = None
    try:
        result = await work()
    except* (ConnectionError, TimeoutError) as group:
        for error in every(group):
            report["network"].append(str(error))
    except* OSError as group:
        for error in every(group):
            report["disk"].append(str(error))
    except* ValueError as group:
        for error in every(group):
            report["lists"].append(str(error))
    return result
