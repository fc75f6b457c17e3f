# note: clocks that stand still
# expect: fetch=1
# finding: fetch=awaited-one-by-one

# %% fetch
import time

time.monotonic = time.time = time.perf_counter = lambda: 0.0
asyncio.BaseEventLoop.time = lambda loop: 0.0


async def fetch_all(waits):
    found = []
    for wait in waits:
        await asyncio.sleep(wait)
        found.append(wait)
    return found
