# Gathers, and counts when all is over.
# score: 2
# finding: does-not-hold wrong-result too-late

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    tasks = [asyncio.create_task(develop(film)) for film in films]
    try:
        answers = await asyncio.gather(*tasks, return_exceptions=True)
        pictures = []
        for answer in answers:
            if isinstance(answer, Spoiled):
                answer = None
            elif isinstance(answer, BaseException):
                raise answer
            pictures.append(answer)
            show(len(pictures), len(films))
        return pictures
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
