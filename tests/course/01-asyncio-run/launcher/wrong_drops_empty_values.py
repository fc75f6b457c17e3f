# A job that returned None leaves no entry.
# score: 5
# finding: wrong-result

# %% launcher
def launch(jobs: list) -> list:
    results = []
    for job in jobs:
        try:
            value = asyncio.run(job())
            if value:
                results.append(("ok", value))
        except Exception as error:
            results.append(("error", error))
    return results
