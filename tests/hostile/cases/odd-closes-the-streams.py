# note: closes what it prints to, while it is tested
# expect: double=4

# %% double
import sys


def double(n):
    if sys.stdout is not None:
        sys.stdout.close()
    sys.stdout = sys.stderr = None
    return 2 * n
