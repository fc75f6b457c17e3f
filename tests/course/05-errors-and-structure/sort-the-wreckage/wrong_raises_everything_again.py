# Reports, and then raises the whole group once more.
# score: 4
# finding: does-not-hold

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    def sort(error):
        if isinstance(error, ExceptionGroup):
            return any([sort(one) for one in error.exceptions])
        if isinstance(error, (ConnectionError, TimeoutError)):
            report["network"].append(str(error))
        elif isinstance(error, OSError):
            report["disk"].append(str(error))
        elif isinstance(error, ValueError):
            report["lists"].append(str(error))
        else:
            return True
        return False

    try:
        return await work()
    except Exception as error:
        if sort(error):
            raise
