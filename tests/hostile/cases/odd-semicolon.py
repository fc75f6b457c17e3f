# note: an answer that ends in a semicolon, as one that draws a picture does
# expect: add=3

# %% double
def double(n):
    return n + n


double(1);

# %% fetch
async def fetch_all(waits):
    await asyncio.gather(*(asyncio.sleep(wait) for wait in waits))
    return list(waits)


print("done");
