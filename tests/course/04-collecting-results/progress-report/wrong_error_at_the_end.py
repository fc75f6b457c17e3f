# Gathers the errors as values, and raises the unexpected one when all are done.
# score: 6
# finding: too-late

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

    answers = await asyncio.gather(*map(develop_one, films), return_exceptions=True)
    for answer in answers:
        if isinstance(answer, BaseException):
            raise answer
    return answers
