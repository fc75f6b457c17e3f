# note: sys.exit() in the answer
# expect: double=0
# finding: double=raised
# says: SystemExit

# %% double
import sys


def double(n):
    sys.exit(0)
