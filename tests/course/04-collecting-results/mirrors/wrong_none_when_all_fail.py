# Returns None when no mirror has the file.
# score: 6
# finding: swallowed-error

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    try:
        for answer in asyncio.as_completed(tasks):
            try:
                return await answer
            except Exception:
                pass
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
