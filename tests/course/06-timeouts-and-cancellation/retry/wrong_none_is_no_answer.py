# `if answer`: None, False and 0 are taken for a failed try.
# score: 7
# finding: wrong-output

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                answer = await attempt()
            if answer:
                return answer
        except (ConnectionError, TimeoutError):
            if number == tries:
                raise
        await asyncio.sleep(min(pause, longest))
        pause *= 2
