# Starts all the tries at once and takes the first good one.
# score: 0
# finding: wrong-output too-early lost-exception left-running

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    async def once():
        async with asyncio.timeout(limit):
            return await attempt()

    calls = [asyncio.create_task(once()) for _ in range(tries)]
    for call in asyncio.as_completed(calls):
        try:
            return await call
        except (ConnectionError, TimeoutError) as error:
            last = error
    raise last
