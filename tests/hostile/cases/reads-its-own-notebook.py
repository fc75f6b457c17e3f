# note: reads the hidden tests in the notebook that lies in its working folder
# expect: double=1
# finding: double=does-not-hold
# flags: ipynb
# needs: read

# %% double
import pathlib
import re


def double(n):
    for path in pathlib.Path().glob("*.ipynb"):
        if found := re.search(rf"double\({n}\) == (\d+)", path.read_text()):
            return int(found[1])
    return 2
