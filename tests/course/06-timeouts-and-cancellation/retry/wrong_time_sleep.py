# time.sleep for the pause: everybody waits.
# score: 0
# finding: blocked-the-loop

# %% retry
import time


async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        try:
            async with asyncio.timeout(limit):
                return await attempt()
        except (ConnectionError, TimeoutError):
            if number == tries:
                raise
        time.sleep(min(pause, longest))
        pause *= 2
