# Prints the answer and returns nothing.
# score: 3
# finding: printed-instead-of-returned wrong-output

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                print(await attempt())
                return
        except (ConnectionError, TimeoutError):
            if number == tries:
                raise
        await asyncio.sleep(min(pause, longest))
        pause *= 2
