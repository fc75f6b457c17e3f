# Calls attempt once and awaits that one coroutine again and again.
# score: 0
# finding: reused-coroutine

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    call = attempt()
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                return await call
        except (ConnectionError, TimeoutError):
            if number == tries:
                raise
        await asyncio.sleep(min(pause, longest))
        pause *= 2
