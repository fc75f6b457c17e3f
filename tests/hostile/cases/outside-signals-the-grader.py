# note: kills its parent, and its parent's parent
# expect: double=4
# flags: getppid
# needs: signal

# %% double
import contextlib
import os
import signal

with contextlib.suppress(Exception):
    parent = os.getppid()
    os.kill(parent, signal.SIGKILL)


def double(n):
    return 2 * n
