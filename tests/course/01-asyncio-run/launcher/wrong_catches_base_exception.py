# Catches SystemExit too: whoever says stop is not obeyed.
# score: 5
# finding: swallowed-error

# %% launcher
def launch(jobs: list) -> list:
    results = []
    for job in jobs:
        try:
            results.append(("ok", asyncio.run(job())))
        except BaseException as error:
            results.append(("error", error))
    return results
