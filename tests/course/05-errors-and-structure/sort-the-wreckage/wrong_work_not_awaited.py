# Calls the work, and returns the coroutine: the errors come later.
# score: 0
# finding: returned-a-coroutine never-awaited

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    try:
        return work()
    except* (ConnectionError, TimeoutError) as group:
        report["network"] += map(str, group.exceptions)
    except* OSError as group:
        report["disk"] += map(str, group.exceptions)
    except* ValueError as group:
        report["lists"] += map(str, group.exceptions)
