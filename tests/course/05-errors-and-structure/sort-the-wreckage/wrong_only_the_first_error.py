# Stops at the first unknown error, and does not report what comes after it.
# score: 4
# finding: raised

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    def sort(error):
        if isinstance(error, BaseExceptionGroup):
            for one in error.exceptions:
                sort(one)
        elif isinstance(error, (ConnectionError, TimeoutError)):
            report["network"].append(str(error))
        elif isinstance(error, OSError):
            report["disk"].append(str(error))
        elif isinstance(error, ValueError):
            report["lists"].append(str(error))
        else:
            raise error

    try:
        return await work()
    except Exception as error:
        sort(error)
