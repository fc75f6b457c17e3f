# note: nest_asyncio, applied to the kernel's own loop
# expect: fetch=3

# %% fetch
import nest_asyncio

nest_asyncio.apply()


async def fetch_all(waits):
    await asyncio.gather(*(asyncio.sleep(wait) for wait in waits))
    return list(waits)
