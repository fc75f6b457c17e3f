# Looks at the errors of the first level: a group in the group is one text.
# score: 2
# finding: wrong-result does-not-hold

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    done = None
    try:
        done = await work()
    except* (ConnectionError, TimeoutError) as group:
        report["network"] += [str(error) for error in group.exceptions]
    except* OSError as group:
        report["disk"] += [str(error) for error in group.exceptions]
    except* ValueError as group:
        report["lists"] += [str(error) for error in group.exceptions]
    return done
