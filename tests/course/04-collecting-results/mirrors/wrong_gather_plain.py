# gather without return_exceptions: the first failure comes out.
# score: 0
# finding: raised wrong-result too-early

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    try:
        answers = await asyncio.gather(*tasks)
        return answers[0]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
