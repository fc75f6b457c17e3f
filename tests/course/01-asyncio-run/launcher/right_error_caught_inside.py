# Catches inside a wrapper coroutine, so run never sees the error.
# score: 6

# %% launcher
def launch(jobs: list) -> list:
    async def guarded(job):
        try:
            return ("ok", await job())
        except Exception as error:
            return ("error", error)

    return list(map(lambda job: asyncio.run(guarded(job)), jobs))
