# A callback on each task counts, when the task has not been cancelled.
# score: 7

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    def ended(task):
        if not task.cancelled() and (task.exception() is None or type(task.exception()) is Spoiled):
            ended.count += 1
            show(ended.count, len(films))

    ended.count = 0
    tasks = [asyncio.ensure_future(develop(film)) for film in films]
    for task in tasks:
        task.add_done_callback(ended)
    pending = tasks
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_EXCEPTION)
            for task in done:
                if not isinstance(task.exception(), Spoiled):
                    task.result()
        return [None if task.exception() else task.result() for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
