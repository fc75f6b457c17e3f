# note: a regular expression that takes longer than the universe, in C, where nothing interrupts it
# expect: double=0
# says: still running after

# %% double
import re


def double(n):
    re.match(r"(a+)+$", "a" * 60 + "b")
    return 2 * n
