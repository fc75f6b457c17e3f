# note: ends its process while it is tested
# expect: double=0
# finding: double=stopped
# says: the kernel ended

# %% double
import os


def double(n):
    os._exit(0)
