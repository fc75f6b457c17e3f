# note: kills its own process
# expect: double=0
# finding: double=stopped
# says: the kernel ended

# %% double
import os
import signal


def double(n):
    os.kill(os.getpid(), signal.SIGKILL)
