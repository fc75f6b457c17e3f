# `except` looks at the group itself, and catches nothing of what is in it.
# score: 2
# finding: raised does-not-hold

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    try:
        return await work()
    except (ConnectionError, TimeoutError) as error:
        report["network"].append(str(error))
    except OSError as error:
        report["disk"].append(str(error))
    except ValueError as error:
        report["lists"].append(str(error))
