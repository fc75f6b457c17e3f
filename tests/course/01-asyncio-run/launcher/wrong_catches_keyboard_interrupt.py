# Takes Ctrl+C for the failure of a job.
# score: 5
# finding: swallowed-error

# %% launcher
def launch(jobs: list) -> list:
    results = []
    for job in jobs:
        try:
            results.append(("ok", asyncio.run(job())))
        except (Exception, KeyboardInterrupt) as error:
            results.append(("error", error))
    return results
