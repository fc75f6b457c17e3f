# CancelledError stands in the list of what may heal: "the limit cancels, after all".
# score: 7
# finding: swallowed-cancel

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                return await attempt()
        except (ConnectionError, TimeoutError, asyncio.CancelledError):
            if number == tries:
                raise
        await asyncio.sleep(min(pause, longest))
        pause *= 2
