# Puts the films to the answers in the order in which they come.
# score: 4
# finding: wrong-result

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    tasks = [asyncio.create_task(develop(film)) for film in films]
    pictures = {}
    try:
        for film, answer in zip(films, asyncio.as_completed(tasks)):
            try:
                pictures[film] = await answer
            except Spoiled:
                pictures[film] = None
            show(len(pictures), len(films))
        return [pictures[film] for film in films]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
