# Decides by the type of the value, so an exception that was returned counts as raised.
# score: 5
# finding: wrong-result

# %% launcher
def launch(jobs: list) -> list:
    async def safe(job):
        try:
            return await job()
        except Exception as error:
            return error
    return [("error", v) if isinstance(v, Exception) else ("ok", v) for v in (asyncio.run(safe(j)) for j in jobs)]
