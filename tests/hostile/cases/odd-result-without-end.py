# note: a result that never stops when it is looked at
# expect: fetch=0
# finding: fetch=wrong-result

# %% fetch
import itertools


class Endless(list):
    def __iter__(self):
        return itertools.count()

    def __len__(self):
        return 10**18

    def __repr__(self):
        return "x" * 100_000_000


async def fetch_all(waits):
    await asyncio.sleep(max(waits))
    return Endless()
