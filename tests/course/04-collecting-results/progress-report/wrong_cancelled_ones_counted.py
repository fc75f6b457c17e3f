# A callback on each task counts, and does not ask whether the task was cancelled.
# score: 6
# finding: does-not-hold

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    def ended(task):
        ended.count += 1
        show(ended.count, len(films))

    ended.count = 0
    tasks = [asyncio.create_task(develop(film)) for film in films]
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
