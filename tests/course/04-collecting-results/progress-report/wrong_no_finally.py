# as_completed alone cancels nothing, whatever happens.
# score: 5
# finding: left-running

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    tasks = [asyncio.create_task(develop(film)) for film in films]
    for done, answer in enumerate(asyncio.as_completed(tasks), 1):
        try:
            await answer
        except Spoiled:
            pass
        show(done, len(films))
    return [None if task.exception() else task.result() for task in tasks]
