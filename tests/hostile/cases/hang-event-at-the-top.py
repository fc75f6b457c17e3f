# note: a cell that waits for an event that nobody sets
# expect: add=3
# says: still running after

# %% add
async def add(a, b):
    return a + b


await asyncio.Event().wait()
