# `return` in an `except*` clause is a syntax error: the function is not there.
# score: 0
# finding: raised not-defined

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    try:
        return await work()
    except* OSError as group:
        report["disk"].append(str(group.exceptions[0]))
        return None
