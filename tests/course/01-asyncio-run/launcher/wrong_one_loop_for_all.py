# One coroutine awaits every job, on one loop.
# score: 2
# finding: one-loop-for-all too-many-loops wrong-output

# %% launcher
def launch(jobs: list) -> list:
    async def all_of_them():
        results = []
        for job in jobs:
            try:
                results.append(("ok", await job()))
            except Exception as error:
                results.append(("error", error))
        return results

    return asyncio.run(all_of_them())
