# Takes one job after another out of the list.
# score: 6

# %% launcher
def launch(jobs: list) -> list:
    results = []
    while jobs:
        job = jobs.pop(0)
        try:
            results.append(("ok", asyncio.run(job())))
        except Exception as error:
            results.append(("error", error))
    return results
