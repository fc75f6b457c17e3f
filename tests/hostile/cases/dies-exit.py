# note: ends its process with os._exit
# expect: add=3
# says: the kernel ended

# %% add
import os


async def add(a, b):
    return a + b


os._exit(0)
