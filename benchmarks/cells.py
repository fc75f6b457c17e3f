"""What a learner waits for: a test cell of unit 01, an hour of sleep, and `import looplab`.

Real seconds, warm: the first run of each cell is left out. The cells run in a real IPython shell in
this process, hidden checks and pictures included; the answers are the model's, and a wrong one of
a real learner for each exercise.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import nbformat
from measuring import at_most, in_turn, show

from looplab import simulate

ROOT = Path(__file__).parents[1]
UNIT = "01-asyncio-run"
WRONG = {
    "boarding-pass": "wrong_no_await_at_all",
    "launcher": "wrong_one_loop_for_all",
    "what-run-cleans-up": "wrong_nothing_tidied",
}
CELL, HOUR, IMPORT = 0.3, 0.05, 0.15  # limits, in seconds


def sections(path: Path) -> dict[str, str]:
    """Read the answer cells of a file of tests/course."""
    parts = path.read_text("utf-8").split("# %% ")[1:]
    return {part.partition("\n")[0].strip(): part.partition("\n")[2] for part in parts}


def cell_times() -> dict[str, list[float]]:
    """Run each test cell five times with the model's answers, then with wrong ones."""
    os.environ["IPYTHONDIR"] = tempfile.mkdtemp()
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    notebook = nbformat.read(ROOT / "source" / UNIT / f"{UNIT}.ipynb", as_version=4)
    found: dict[str, list[float]] = {}
    for kind in ("right", "wrong"):
        for cell in (cell for cell in notebook.cells if cell.cell_type == "code"):
            mark = cell.metadata.get("nbgrader", {})
            name = mark.get("grade_id", "").removeprefix("test-")
            if not mark.get("grade"):
                shell.run_cell(cell.source)
                continue
            if kind == "wrong":
                for text in sections(
                    ROOT / "tests" / "course" / UNIT / name / f"{WRONG[name]}.py"
                ).values():
                    shell.run_cell(text)
            call = {f"{name}, {kind}": lambda cell=cell: shell.run_cell(cell.source)}
            with contextlib.redirect_stdout(io.StringIO()):
                in_turn(call, 1)
                found |= in_turn(call, 5, time.perf_counter)
    return found


def statements(code: str) -> float:
    """Run statements in a process of its own, and give the real seconds that they take there."""
    timed = f"import time; began = time.perf_counter(); {code}; print(time.perf_counter() - began)"
    done = subprocess.run(
        [sys.executable, "-c", timed], check=True, cwd=ROOT, capture_output=True, text=True
    )
    return float(done.stdout)


print(f"a test cell of {UNIT}, from start to report")
cells = cell_times()
for name, seconds in cells.items():
    show(name, seconds)
at_most("the slowest of them", max(map(median, cells.values())), CELL, " s")

print("an hour of sleep")
hour = in_turn({"simulate(asyncio.sleep, 3600)": lambda: simulate(asyncio.sleep, 3600)}, 20)
hour |= in_turn(
    {"the same, real seconds": lambda: simulate(asyncio.sleep, 3600)}, 20, time.perf_counter
)
for name, seconds in hour.items():
    show(name, seconds)
at_most("real seconds", median(hour["the same, real seconds"]), HOUR, " s")

print("import looplab, each time in a process of its own")
IMPORTED = "import looplab"
DRAWN = "import asyncio, looplab; looplab.simulate(asyncio.sleep, 1)._repr_mimebundle_()"
started: dict[str, list[float]] = {IMPORTED: [], "the same, and the first picture": []}
for _ in range(9):
    for name, code in zip(started, (IMPORTED, DRAWN), strict=True):
        started[name].append(statements(code))
for name, seconds in started.items():
    show(name, seconds)
loaded, drawn = map(min, started.values())
at_most("import looplab", loaded, IMPORT, " s")
print(f"  {'the first picture, with matplotlib':<44}{drawn - loaded:8.3g} s")
