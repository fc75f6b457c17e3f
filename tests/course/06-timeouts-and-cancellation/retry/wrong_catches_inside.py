# `except` stands inside the limit's block: what runs into the limit goes out.
# score: 5
# finding: raised

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        async with asyncio.timeout(limit):
            try:
                return await attempt()
            except (ConnectionError, TimeoutError):
                if number == tries:
                    raise
        await asyncio.sleep(min(pause, longest))
        pause *= 2
