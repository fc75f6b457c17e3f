# Awaits the tasks in order, and counts each when its turn comes.
# score: 1
# finding: does-not-hold wrong-result too-late

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    tasks = [asyncio.create_task(develop(film)) for film in films]
    pictures = []
    try:
        for task in tasks:
            try:
                pictures.append(await task)
            except Spoiled:
                pictures.append(None)
            show(len(pictures), len(films))
        return pictures
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
