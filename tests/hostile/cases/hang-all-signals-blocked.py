# note: blocks all signals and sleeps
# expect: add=3
# says: still running after

# %% add
import signal
import time


async def add(a, b):
    return a + b


signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
time.sleep(10_000)
