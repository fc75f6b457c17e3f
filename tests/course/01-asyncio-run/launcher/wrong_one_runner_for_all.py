# One Runner for all jobs: it keeps one loop.
# score: 2
# finding: one-loop-for-all too-many-loops wrong-output

# %% launcher
def launch(jobs: list) -> list:
    results = []
    with asyncio.Runner() as runner:
        for job in jobs:
            try:
                results.append(("ok", runner.run(job())))
            except Exception as error:
                results.append(("error", error))
    return results
