# An error of its own in place of the last one.
# score: 7
# finding: raised

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                return await attempt()
        except (ConnectionError, TimeoutError):
            if number < tries:
                await asyncio.sleep(min(pause, longest))
                pause *= 2
    raise ConnectionError(f"no answer after {tries} tries")
