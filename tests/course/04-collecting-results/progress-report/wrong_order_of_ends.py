# Lists the pictures in the order in which they were done.
# score: 4
# finding: wrong-result

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    tasks = [asyncio.create_task(develop(film)) for film in films]
    pictures = []
    try:
        for answer in asyncio.as_completed(tasks):
            try:
                pictures.append(await answer)
            except Spoiled:
                pictures.append(None)
            show(len(pictures), len(films))
        return pictures
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
