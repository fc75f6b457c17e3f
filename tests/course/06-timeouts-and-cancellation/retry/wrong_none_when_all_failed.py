# When all tries have failed, None comes back and nobody knows why.
# score: 7
# finding: swallowed-error

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
