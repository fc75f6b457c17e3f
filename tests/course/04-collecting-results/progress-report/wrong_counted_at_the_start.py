# Counts a film when it begins.
# score: 3
# finding: does-not-hold wrong-result

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    done = 0

    async def develop_one(film):
        nonlocal done
        done += 1
        show(done, len(films))
        try:
            return await develop(film)
        except Spoiled:
            return None

    tasks = [asyncio.create_task(develop_one(film)) for film in films]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
