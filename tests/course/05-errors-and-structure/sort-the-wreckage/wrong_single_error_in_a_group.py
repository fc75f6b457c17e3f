# A single unknown error comes out in a group of its own.
# score: 5
# finding: does-not-hold

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    def sort(error):
        if isinstance(error, ExceptionGroup):
            return [left for one in error.exceptions for left in sort(one)]
        if isinstance(error, (ConnectionError, TimeoutError)):
            report["network"].append(str(error))
        elif isinstance(error, OSError):
            report["disk"].append(str(error))
        elif isinstance(error, ValueError):
            report["lists"].append(str(error))
        else:
            return [error]
        return []

    try:
        return await work()
    except Exception as error:
        if left := sort(error):
            raise ExceptionGroup("unknown", left)
