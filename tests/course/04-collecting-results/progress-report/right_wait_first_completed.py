# wait in a loop, and a call of show for each task in `done`.
# score: 7

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    tasks = [asyncio.create_task(develop(film)) for film in films]
    pending, count = set(tasks), 0
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if not isinstance(task.exception(), Spoiled):
                    task.result()  # raises what was not expected
                count += 1
                show(count, len(tasks))
        return [None if task.exception() else task.result() for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
