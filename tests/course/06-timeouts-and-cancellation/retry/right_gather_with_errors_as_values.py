# gather with return_exceptions gives each try's end as a value.
# score: 8

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    pause = min(pause, longest)
    for number in range(tries):
        if number:
            await asyncio.sleep(pause)
            pause = min(2 * pause, longest)
        [ended] = await asyncio.gather(asyncio.wait_for(attempt(), limit), return_exceptions=True)
        if not isinstance(ended, (ConnectionError, TimeoutError)):
            break
    if isinstance(ended, BaseException):
        raise ended
    return ended
