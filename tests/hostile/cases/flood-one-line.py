# note: one line of fifty megabytes
# expect: add=3
# says: more than 2 MB of output

# %% add
async def add(a, b):
    return a + b


print("x" * 50_000_000)
