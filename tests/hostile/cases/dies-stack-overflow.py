# note: takes the limit of recursion away, and calls itself through C for ever
# expect: double=0
# says: double

# %% double
import sys

sys.setrecursionlimit(10**9)


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x")


def double(n):
    return repr(Deep().x)
