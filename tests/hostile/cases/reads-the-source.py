# note: runs the solution that it finds in the instructor's folder
# expect: double=1
# finding: double=does-not-hold
# flags: source/
# needs: read

# %% double
import glob
import json
import pathlib


def double(n):
    return 2


for place in ("..", "../..", "../../..", "../../../..", "/tmp/**", "/home/**"):
    for path in glob.glob(f"{place}/source/78-hostile/*.ipynb", recursive=True):
        for cell in json.loads(pathlib.Path(path).read_text())["cells"]:
            if "def double" in "".join(cell["source"]):
                exec("".join(cell["source"]))
