# Shows the film's place in the list, and not how many are done.
# score: 3
# finding: does-not-hold wrong-result

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    async def develop_one(place, film):
        try:
            picture = await develop(film)
        except Spoiled:
            picture = None
        show(place, len(films))
        return picture

    tasks = [asyncio.create_task(develop_one(*pair)) for pair in enumerate(films, 1)]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
