# Keeps the count in a global variable, and sets it to 0 at the start.
# score: 6
# finding: wrong-result

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    global done
    done = 0

    async def develop_one(film):
        global done
        try:
            picture = await develop(film)
        except Spoiled:
            picture = None
        done += 1
        show(done, len(films))
        return picture

    tasks = [asyncio.create_task(develop_one(film)) for film in films]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
