# `except* OSError` stands first and takes the network's errors too.
# score: 2
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
    except* OSError as group:
        report["disk"] += texts(group)
    except* (ConnectionError, TimeoutError) as group:
        report["network"] += texts(group)
    except* ValueError as group:
        report["lists"] += texts(group)
    return done
