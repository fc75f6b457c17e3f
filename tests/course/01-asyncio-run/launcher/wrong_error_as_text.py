# Keeps the text of the error, not the error.
# score: 4
# finding: wrong-result

# %% launcher
def launch(jobs: list) -> list:
    results = []
    for job in jobs:
        try:
            results.append(("ok", asyncio.run(job())))
        except Exception as error:
            results.append(("error", str(error)))
    return results
