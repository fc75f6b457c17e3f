# Makes one coroutine for each different job, so a job can run once only.
# score: 2
# finding: reused-coroutine never-awaited

# %% launcher
def launch(jobs: list) -> list:
    results = []
    made = {job: job() for job in jobs}
    for job in jobs:
        try:
            results.append(("ok", asyncio.run(made[job])))
        except Exception as error:
            results.append(("error", error))
    return results
