# gather alone: when an error comes out, the others run on.
# score: 6
# finding: left-running

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


    return await asyncio.gather(*map(develop_one, films))
