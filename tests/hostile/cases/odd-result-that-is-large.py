# note: a list of five million numbers
# expect: fetch=0
# finding: fetch=wrong-result

# %% fetch
async def fetch_all(waits):
    await asyncio.sleep(max(waits))
    return list(range(5_000_000))
