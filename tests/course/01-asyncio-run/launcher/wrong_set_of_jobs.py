# Takes a job that is in the list twice only once.
# score: 3
# finding: one-loop-for-all wrong-result

# %% launcher
def launch(jobs: list) -> list:
    results = []
    for job in dict.fromkeys(jobs):
        try:
            results.append(("ok", asyncio.run(job())))
        except Exception as error:
            results.append(("error", error))
    return results
