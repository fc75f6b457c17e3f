# Makes and closes each loop by hand, which stops no leftover task.
# score: 5
# finding: wrong-output

# %% launcher
def launch(jobs: list) -> list:
    results = []
    for job in jobs:
        loop = asyncio.new_event_loop()
        try:
            results.append(("ok", loop.run_until_complete(job())))
        except Exception as error:
            results.append(("error", error))
        finally:
            loop.close()
    return results
