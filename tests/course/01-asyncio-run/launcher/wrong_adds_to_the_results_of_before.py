# One list for all calls: the second call returns the entries of the first too.
# score: 5
# finding: wrong-result

# %% launcher
results = []
def launch(jobs: list) -> list:
    for job in jobs:
        try:
            results.append(("ok", asyncio.run(job())))
        except Exception as error:
            results.append(("error", error))
    return results
