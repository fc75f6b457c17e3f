# Makes the loops by hand and closes none.
# score: 0
# finding: loop-left-open wrong-output

# %% launcher
def launch(jobs: list) -> list:
    results = []
    for job in jobs:
        loop = asyncio.new_event_loop()
        try:
            results.append(("ok", loop.run_until_complete(job())))
        except Exception as error:
            results.append(("error", error))
    return results
