# note: makes files without end
# expect: double=0
# says: double
# needs: disk

# %% double
import itertools


def double(n):
    for number in itertools.count():
        open(f"file-{number}", "w").close()
