# Makes launch itself a coroutine function.
# score: 0
# finding: nested-run too-many-loops

# %% launcher
async def launch(jobs: list) -> list:
    results = []
    for job in jobs:
        try:
            results.append(("ok", asyncio.run(job())))
        except Exception as error:
            results.append(("error", error))
    return results
