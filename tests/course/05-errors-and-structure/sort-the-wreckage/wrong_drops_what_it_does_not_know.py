# A last clause for `Exception`, which passes over the rest.
# score: 3
# finding: swallowed-error

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
        report["network"] += texts(group)
    except* OSError as group:
        report["disk"] += texts(group)
    except* ValueError as group:
        report["lists"] += texts(group)
    except* Exception:
        pass
    return done
