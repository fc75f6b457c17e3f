# Uses wait, which refuses an empty list.
# score: 6
# finding: raised

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    tasks = [asyncio.create_task(develop(film)) for film in films]
    pending, count = tasks, 0
    try:
        while True:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if not isinstance(task.exception(), Spoiled):
                    task.result()
                count += 1
                show(count, len(tasks))
            if not pending:
                return [None if task.exception() else task.result() for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
