# note: stops its own process with SIGSTOP
# expect: add=3
# says: still running after

# %% add
import os
import signal


async def add(a, b):
    return a + b


os.kill(os.getpid(), signal.SIGSTOP)
