# A helper for one job, and a list comprehension.
# score: 6

# %% launcher
def launch_one(job):
    try:
        return "ok", asyncio.run(job())
    except Exception as error:
        return "error", error


def launch(jobs: list) -> list:
    return [launch_one(job) for job in jobs]
