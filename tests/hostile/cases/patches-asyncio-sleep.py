# note: a sleep that takes no time
# expect: fetch=1
# finding: fetch=awaited-one-by-one
# says: `asyncio.sleep`

# %% fetch
async def fetch_all(waits):
    found = []
    for wait in waits:
        await asyncio.sleep(wait)
        found.append(wait)
    return found


async def nothing(wait, result=None):
    return result


asyncio.sleep = nothing
