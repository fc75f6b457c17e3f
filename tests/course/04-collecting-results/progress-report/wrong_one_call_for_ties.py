# Calls show once for each round of wait, not once for each film.
# score: 5
# finding: wrong-result

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    tasks = [asyncio.create_task(develop(film)) for film in films]
    pending = set(tasks)
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if not isinstance(task.exception(), Spoiled):
                    task.result()
            show(len(tasks) - len(pending), len(tasks))
        return [None if task.exception() else task.result() for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
