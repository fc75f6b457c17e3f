# note: runs the solution that it finds in the instructor's folder
# expect: double=1
# finding: double=does-not-hold
# flags: source/
# needs: sandbox

# %% double
import json
import pathlib


def double(n):
    return 2


for up in ("..", "../..", "../../..", "../../../.."):
    for path in pathlib.Path(up).glob("source/*/*.ipynb"):
        for cell in json.loads(path.read_text())["cells"]:
            if "def double" in "".join(cell["source"]):
                exec("".join(cell["source"]))
