# Sorts the errors, and forgets to return what the work gave.
# score: 5
# finding: wrong-result

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    def texts(group):
        for error in group.exceptions:
            if isinstance(error, BaseExceptionGroup):
                yield from texts(error)
            else:
                yield str(error)

    try:
        await work()
    except* (ConnectionError, TimeoutError) as group:
        report["network"] += texts(group)
    except* OSError as group:
        report["disk"] += texts(group)
    except* ValueError as group:
        report["lists"] += texts(group)
