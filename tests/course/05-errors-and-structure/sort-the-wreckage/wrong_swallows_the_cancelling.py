# `except BaseException` takes a CancelledError for an error to be passed over.
# score: 5
# finding: swallowed-cancel

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    def sort(error):
        if isinstance(error, BaseExceptionGroup):
            return [left for one in error.exceptions for left in sort(one)]
        if isinstance(error, (ConnectionError, TimeoutError)):
            report["network"].append(str(error))
        elif isinstance(error, OSError):
            report["disk"].append(str(error))
        elif isinstance(error, ValueError):
            report["lists"].append(str(error))
        elif isinstance(error, Exception):
            return [error]
        return []

    try:
        return await work()
    except BaseException as error:
        left = sort(error)
        if error in left:
            raise
        if left:
            raise ExceptionGroup("unknown", left)
