# note: reads from address 0
# expect: double=0
# finding: double=stopped
# says: the kernel ended

# %% double
import ctypes


def double(n):
    return ctypes.string_at(0)
