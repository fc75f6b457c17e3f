# A job that failed leaves no entry.
# score: 4
# finding: wrong-result

# %% launcher
def launch(jobs: list) -> list:
    results = []
    for job in jobs:
        try:
            results.append(("ok", asyncio.run(job())))
        except Exception as error:
            print("failed:", error)
    return results
