# note: deletes every environment variable and the search path
# expect: double=0 fetch=0
# says: nobody was grading

# %% double
import os
import sys

os.environ.clear()
sys.path.clear()


def double(n):
    return 2 * n
