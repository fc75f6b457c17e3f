# note: changes the working folder to one that is deleted then
# expect: double=4

# %% double
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)


def double(n):
    return 2 * n
