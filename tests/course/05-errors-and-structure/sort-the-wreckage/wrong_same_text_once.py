# Collects the texts in a set: two errors with one text become one.
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
        report["network"] += dict.fromkeys(texts(group))
    except* OSError as group:
        report["disk"] += dict.fromkeys(texts(group))
    except* ValueError as group:
        report["lists"] += dict.fromkeys(texts(group))
    return done
