# Lets the last mirror's error out when all have failed.
# score: 6
# finding: raised

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    last = None
    try:
        for answer in asyncio.as_completed(tasks):
            try:
                return await answer
            except Exception as error:
                last = error
        raise last
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
