# Shows everything, and returns nothing.
# score: 4
# finding: wrong-result

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    tasks = [asyncio.create_task(develop(film)) for film in films]
    try:
        for done, answer in enumerate(asyncio.as_completed(tasks), 1):
            try:
                print(await answer)
            except Spoiled:
                print(None)
            show(done, len(films))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
