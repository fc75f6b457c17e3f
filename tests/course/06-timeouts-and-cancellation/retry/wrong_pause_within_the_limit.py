# The pause stands inside the block: it eats up the limit of its try.
# score: 5
# finding: too-early

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                try:
                    return await attempt()
                except (ConnectionError, TimeoutError):
                    if number == tries:
                        raise
                await asyncio.sleep(min(pause, longest))
        except TimeoutError:
            if number == tries:
                raise
        pause *= 2
