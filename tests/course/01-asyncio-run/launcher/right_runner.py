# A Runner for each job instead of asyncio.run.
# score: 6

# %% launcher
def launch(jobs: list) -> list:
    results = []
    for job in jobs:
        with asyncio.Runner() as runner:
            try:
                results.append(("ok", runner.run(job())))
            except Exception as error:
                results.append(("error", error))
    return results
