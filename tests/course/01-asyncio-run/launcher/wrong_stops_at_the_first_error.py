# The try is around the loop, so one failure stops the next job.
# score: 2
# finding: wrong-result one-loop-for-all

# %% launcher
def launch(jobs: list) -> list:
    results = []
    try:
        for job in jobs:
            results.append(("ok", asyncio.run(job())))
    except Exception as error:
        results.append(("error", error))
    return results
