# as_completed over coroutines that carry their place along.
# score: 7

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    async def with_place(place, film):
        try:
            return place, await develop(film)
        except Spoiled:
            return place, None

    tasks = [asyncio.create_task(with_place(*pair)) for pair in enumerate(films)]
    pictures = {}
    try:
        for answer in asyncio.as_completed(tasks):
            place, picture = await answer
            pictures[place] = picture
            show(len(pictures), len(films))
    finally:
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
    return [pictures[place] for place in range(len(films))]
