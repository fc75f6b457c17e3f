"""What it costs to grade one learner who has solved every assignment: seconds of processor time.

The model answers are handed in and graded as `nbgrader autograde` does it, by a process of its own;
when it has ended, the time of all that it had started is counted with it. Then each test cell
alone, as a learner runs it with the right answer in place: its slowest run of three.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
from pathlib import Path

import nbformat
from measuring import at_most, in_turn, show
from measuring.classes import run
from nbformat import NotebookNode

from looplab.grading.demo import hand_in, lay_out
from looplab.grading.sample import Answers, Section

ROOT = Path(__file__).parents[1]
UNITS = sorted(path.name for path in (ROOT / "source").iterdir() if path.is_dir())
ALL, CELL = 12.0, 1.5  # limits, in seconds


def notebook(unit: str) -> NotebookNode:
    """Read a unit's instructor version."""
    return nbformat.read(ROOT / "source" / unit / f"{unit}.ipynb", as_version=4)


def solved(unit: str) -> Answers:
    """Give the model answers as what a learner hands in."""
    parts = tuple(
        Section("answer", cell.metadata["nbgrader"]["grade_id"], cell.source)
        for cell in notebook(unit).cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    )
    return Answers("ada", "", {}, {}, parts)


def test_cells(unit: str) -> dict[str, list[float]]:
    """Run a unit's notebook in a shell in this process, and each test cell three times more."""
    from IPython.core.interactiveshell import InteractiveShell

    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    found: dict[str, list[float]] = {}
    for cell in (cell for cell in notebook(unit).cells if cell.cell_type == "code"):
        mark = cell.metadata.get("nbgrader", {})
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            shell.run_cell(cell.source)
            if mark.get("grade"):
                call = {f"{unit}/{mark['grade_id']}": lambda cell=cell: shell.run_cell(cell.source)}
                found |= in_turn(call, 3)
    return found


print("the model answers, graded by nbgrader, its start included")
GRADE = """
import sys
from pathlib import Path
from looplab.grading.course import Course
for unit in sys.argv[2:]:
    Course(Path(sys.argv[1])).autograde(unit, "ada")
"""
with tempfile.TemporaryDirectory() as folder:
    course = lay_out(Path(folder, "course"), UNITS, ROOT / "source")
    for unit in UNITS:
        hand_in(course, unit, [solved(unit)])
    cost = run(course.root, [sys.executable, "-c", GRADE, str(course.root), *UNITS])
    at_most(f"all {len(UNITS)} of them", cost.computed, ALL, " s")

print("a test cell with the right answer in place")
os.environ["IPYTHONDIR"] = tempfile.mkdtemp()
cells: dict[str, list[float]] = {}
for unit in UNITS:
    cells |= test_cells(unit)
for name, seconds in cells.items():
    show(name, seconds)
at_most("the slowest of them", max(map(max, cells.values())), CELL, " s")
