# Each retry is a call of retry with one try less and a pause twice as long.
# score: 8

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    try:
        async with asyncio.timeout(limit):
            return await attempt()
    except (ConnectionError, TimeoutError) as error:
        failed = error
    if tries == 1:
        raise failed
    await asyncio.sleep(min(pause, longest))
    return await retry(attempt, tries=tries - 1, limit=limit, pause=pause * 2, longest=longest)
