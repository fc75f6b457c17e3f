# The work is a task of its own, which runs on when sort_out is cancelled.
# score: 5
# finding: left-running

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    def texts(group):
        for error in group.exceptions:
            if isinstance(error, BaseExceptionGroup):
                yield from texts(error)
            else:
                yield str(error)

    done = None
    task = asyncio.create_task(work())
    try:
        done = await asyncio.shield(task)
    except* (ConnectionError, TimeoutError) as group:
        report["network"] += texts(group)
    except* OSError as group:
        report["disk"] += texts(group)
    except* ValueError as group:
        report["lists"] += texts(group)
    return done
