# note: exit(), as in a terminal: the kernel ends a moment after the cell
# expect: add=3

# %% add
async def add(a, b):
    return a + b


exit()
await asyncio.sleep(1)
