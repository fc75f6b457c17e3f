# A TaskGroup, whose ExceptionGroup comes out.
# score: 6
# finding: raised

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


    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(develop_one(film)) for film in films]
    return [task.result() for task in tasks]
