# Leaves the spoiled films out of the list.
# score: 4
# finding: wrong-result

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    done = 0

    async def develop_one(film):
        nonlocal done
        try:
            picture = await develop(film)
        except Spoiled:
            picture = None
        done += 1
        show(done, len(films))
        return picture


    tasks = [asyncio.create_task(develop_one(film)) for film in films]
    try:
        pictures = await asyncio.gather(*tasks)
        return [picture for picture in pictures if picture is not None]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
