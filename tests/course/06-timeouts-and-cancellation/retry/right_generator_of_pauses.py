# The pauses come from a generator; the last try stands by itself after the loop.
# score: 8

# %% retry
from itertools import islice


def pauses(first, longest):
    while True:
        yield min(first, longest)
        first *= 2


async def retry(attempt, *, tries, limit, pause, longest):
    async def once():
        async with asyncio.timeout(limit):
            return await attempt()

    for wait in islice(pauses(pause, longest), tries - 1):
        try:
            return await once()
        except ConnectionError:
            pass
        except TimeoutError:
            pass
        await asyncio.sleep(wait)
    return await once()
