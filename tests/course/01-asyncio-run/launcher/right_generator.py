# A generator gives the entries, and list() collects them.
# score: 6

# %% launcher
def launch(jobs: list) -> list:
    def entries():
        for job in jobs:
            try:
                yield "ok", asyncio.run(job())
            except Exception as error:
                yield "error", error

    return list(entries())
