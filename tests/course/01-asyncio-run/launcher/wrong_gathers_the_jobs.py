# Runs all the jobs at the same time with gather.
# score: 0
# finding: too-early one-loop-for-all too-many-loops wrong-output

# %% launcher
def launch(jobs: list) -> list:
    async def together():
        return await asyncio.gather(*(job() for job in jobs), return_exceptions=True)

    return [
        ("error", value) if isinstance(value, Exception) else ("ok", value)
        for value in asyncio.run(together())
    ]
