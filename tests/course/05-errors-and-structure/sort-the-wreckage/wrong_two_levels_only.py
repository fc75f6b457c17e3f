# Looks two levels deep, as in the example, and no deeper.
# score: 5
# finding: does-not-hold

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    def texts(group):
        for one in group.exceptions:
            if isinstance(one, ExceptionGroup):
                yield from [str(error) for error in one.exceptions]
            else:
                yield str(one)

    done = None
    try:
        done = await work()
    except* (ConnectionError, TimeoutError) as group:
        report["network"] += texts(group)
    except* OSError as group:
        report["disk"] += texts(group)
    except* ValueError as group:
        report["lists"] += texts(group)
    return done
