# Writes the text of the group, not of the errors in it.
# score: 1
# finding: wrong-result does-not-hold

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    done = None
    try:
        done = await work()
    except* (ConnectionError, TimeoutError) as group:
        report["network"].append(str(group))
    except* OSError as group:
        report["disk"].append(str(group))
    except* ValueError as group:
        report["lists"].append(str(group))
    return done
