# get_event_loop: outside the main thread there is none.
# score: 0
# finding: raised

# %% launcher
def launch(jobs: list) -> list:
    results = []
    for job in jobs:
        loop = asyncio.get_event_loop()
        try:
            results.append(("ok", loop.run_until_complete(job())))
        except Exception as error:
            results.append(("error", error))
    return results
