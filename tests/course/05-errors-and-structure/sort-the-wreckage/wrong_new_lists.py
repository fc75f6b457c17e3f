# Puts new lists into the report, in place of those that were there.
# score: 5
# finding: does-not-hold

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
    except* (ConnectionError, TimeoutError) as group:
        report["network"] = list(texts(group))
    except* OSError as group:
        report["disk"] = list(texts(group))
    except* ValueError as group:
        report["lists"] = list(texts(group))
    return done
