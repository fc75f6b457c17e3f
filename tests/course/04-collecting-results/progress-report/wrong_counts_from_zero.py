# Counts from 0.
# score: 3
# finding: does-not-hold wrong-result

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    tasks = [asyncio.create_task(develop(film)) for film in films]
    try:
        for done, answer in enumerate(asyncio.as_completed(tasks)):
            try:
                await answer
            except Spoiled:
                pass
            show(done, len(films))
        return [None if task.exception() else task.result() for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
