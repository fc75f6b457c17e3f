# note: closes every file of its process, sockets too
# expect: double=0
# finding: double=stopped

# %% double
import os


def double(n):
    os.closerange(3, 1000)
    return 2 * n
