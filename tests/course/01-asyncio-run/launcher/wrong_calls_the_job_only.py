# Calls each job and takes the coroutine for the value.
# score: 0
# finding: returned-a-coroutine

# %% launcher
def launch(jobs: list) -> list:
    results = []
    for job in jobs:
        try:
            results.append(("ok", job()))
        except Exception as error:
            results.append(("error", error))
    return results
