# Looks at the tasks every hundredth of a second.
# score: 2
# finding: too-late does-not-hold wrong-result

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    tasks = [asyncio.create_task(develop(film)) for film in films]
    shown = 0
    try:
        while shown < len(tasks):
            await asyncio.sleep(0.01)
            for task in tasks:
                if task.done() and not isinstance(task.exception(), Spoiled):
                    task.result()
            while shown < sum(task.done() for task in tasks):
                shown += 1
                show(shown, len(tasks))
        return [None if task.exception() else task.result() for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
