# Leaves the error objects in the list.
# score: 2
# finding: error-as-answer swallowed-error does-not-hold

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    done = 0

    async def develop_one(film):
        nonlocal done
        try:
            return await develop(film)
        finally:
            done += 1
            show(done, len(films))

    return await asyncio.gather(*map(develop_one, films), return_exceptions=True)
