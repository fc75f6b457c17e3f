# Gathers everything, then looks for a good one: too late.
# score: 2
# finding: too-late wrong-result

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    try:
        answers = await asyncio.gather(*tasks, return_exceptions=True)
        for answer in answers:
            if not isinstance(answer, Exception):
                return answer
        raise LookupError(answers)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
