# A while loop that counts down, wait_for, and a list of pauses worked out as powers.
# score: 8

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    made = 0
    while True:
        try:
            return await asyncio.wait_for(attempt(), limit)
        except (ConnectionError, TimeoutError):
            made += 1
            if made == tries:
                raise
        await asyncio.sleep(min(pause * 2 ** (made - 1), longest))
