# note: puts a folder where the grader writes the graded notebook
# expect: double=4
# needs: write

# %% double
import contextlib
import os

with contextlib.suppress(Exception):
    os.remove("78-hostile.ipynb")
    os.mkdir("78-hostile.ipynb")


def double(n):
    return 2 * n
