# Lets Spoiled out like any other error.
# score: 0
# finding: raised too-early

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    done = 0

    async def develop_one(film):
        nonlocal done
        picture = await develop(film)
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
