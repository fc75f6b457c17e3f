# Compares the type: a subclass belongs nowhere.
# score: 2
# finding: raised

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    def sort(error):
        if isinstance(error, ExceptionGroup):
            return [left for one in error.exceptions for left in sort(one)]
        if type(error) in (ConnectionError, TimeoutError):
            report["network"].append(str(error))
        elif type(error) is OSError:
            report["disk"].append(str(error))
        elif type(error) is ValueError:
            report["lists"].append(str(error))
        else:
            return [error]
        return []

    try:
        return await work()
    except Exception as error:
        left = sort(error)
        if error in left:
            raise
        if left:
            raise ExceptionGroup("unknown", left)
