# Prints the list, and returns nothing.
# score: 2
# finding: printed-instead-of-returned wrong-output

# %% launcher
def launch(jobs: list) -> list:
    results = []
    for job in jobs:
        try:
            results.append(("ok", asyncio.run(job())))
        except Exception as error:
            results.append(("error", error))
    print(results)
