# Takes a TimeoutError for one of the disks.
# score: 3
# finding: wrong-result does-not-hold

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    def texts(group):
        for error in group.exceptions:
            if isinstance(error, BaseExceptionGroup):
                yield from texts(error)
            else:
                yield str(error)

    done = None
    try:
        done = await work()
    except* ConnectionError as group:
        report["network"] += texts(group)
    except* OSError as group:
        report["disk"] += texts(group)
    except* ValueError as group:
        report["lists"] += texts(group)
    return done
