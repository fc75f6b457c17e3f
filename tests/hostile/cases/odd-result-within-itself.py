# note: a list that holds itself
# expect: fetch=0
# finding: fetch=wrong-result

# %% fetch
async def fetch_all(waits):
    await asyncio.sleep(max(waits))
    found = []
    found.append(found)
    return found
