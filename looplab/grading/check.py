"""Grade a learner's own notebook with the hidden checks: no gradebook, no class, one file.

The same steps as for a class: mend, run in a fresh process in the sandbox, read the verdicts. What
the released cells are is taken from source/. Most is imported while the warm parent starts, as both
take about a second.
"""

from __future__ import annotations

import logging
import platform
import tempfile
import threading
from collections.abc import Sequence
from contextlib import chdir, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from looplab.card.card import Card, test_cell
from looplab.card.notice import Trouble
from looplab.card.place import Place
from looplab.card.visible import visible
from looplab.exam.report import Report
from looplab.grading.environment import setting

if TYPE_CHECKING:
    from nbformat import NotebookNode
    from traitlets.config import Config

    from looplab.grading.repair import Expected

__all__ = ["check", "expected_of"]

_quiet = logging.getLogger("looplab.check")  # the card says what a grader's log would
_quiet.addHandler(logging.NullHandler())
_quiet.propagate = False


def check(where: Place, source: Path) -> Card:
    """Grade a notebook with the hidden checks of the instructor's version.

    Nothing is written beside the notebook, nor in the course.

    Raises:
        Trouble: it is no notebook that can be run.
    """
    course = source.parents[2]
    with chdir(course):  # where nbgrader works, and what a student's program must not see
        importing = threading.Thread(target=_import)
        importing.start()
        _start()  # in this thread: what is in a sandbox ends with the thread that began it
        importing.join()
        from looplab.grading.course import Course
        from looplab.grading.reading import UNREADABLE, read_anything
        from looplab.grading.repair import repair

        config = Course(course).config
        expected = expected_of(source, config)
        nb = read_anything(where.data)
        if why := nb.metadata.get(UNREADABLE):
            raise Trouble(f"{where.path.name} cannot be graded: {why}.")
        mended, notes = repair(nb, expected)
        try:
            ran = _run(where, mended, config)
        except (OSError, RuntimeError, ValueError) as error:  # no sandbox, or nothing starts in it
            card = visible(where)
            told = f"The hidden checks could not be run here: {error}"
            return replace(card, remarks=(*card.remarks, told))
    return _card(where, mended, notes, ran)


def expected_of(source: Path, config: Config) -> list[Expected]:
    """Give the released cells of an instructor's notebook, hidden tests inside.

    As `nbgrader generate_assignment` notes them in the gradebook, in the same steps.
    """
    import nbformat
    from nbgrader.preprocessors import ClearSolutions, ComputeChecksums, LockCells

    from looplab.grading.repair import Expected

    nb = nbformat.read(source, 4)
    for step in (LockCells, ClearSolutions, ComputeChecksums):
        nb, _ = step(config=config).preprocess(nb, {"nbgrader": {}})
    marked = [(cell, dict(cell.metadata.get("nbgrader", {}))) for cell in nb.cells]
    return [
        Expected(marks["grade_id"], cell.cell_type, cell.source, marks)
        for cell, marks in marked
        if marks.get("grade_id")
    ]


def _import() -> None:
    """Import what takes long; it is asked for again by name where it is used."""
    from looplab.grading import course, execute, feedback, inbox, repair, results, verdict

    assert all((course, execute, feedback, inbox, repair, results, verdict))


def _start() -> None:
    """Start what runs the cells; what goes wrong is said when it is used."""
    if platform.system() == "Linux":
        from looplab.grading.forked import forked

        with suppress(OSError, RuntimeError, ValueError), forked(None):
            pass


def _run(where: Place, nb: NotebookNode, config: Config) -> str:
    """Run a mended notebook's cells, and settle its scores; say how it was run."""
    from nbgrader.utils import is_grade, is_solution

    from looplab.grading.execute import ExecuteAnyway
    from looplab.grading.feedback import hide_tests
    from looplab.grading.inbox import take_in
    from looplab.grading.sandbox import choose
    from looplab.grading.verdict import settle

    with tempfile.TemporaryDirectory(prefix="looplab-") as folder:
        beside = Path(folder) / "work"
        if where.path.parent.name == where.unit:
            take_in(where.path.parent, beside, {})  # modules and data: what would be handed in
        else:
            beside.mkdir()
        execute: Any = ExecuteAnyway(config=config, log=_quiet)
        with setting(NBGRADER_EXECUTION="autograde"):
            execute.preprocess(nb, {"metadata": {"path": str(beside)}})
    for cell in nb.cells:
        if cell.cell_type == "code" and is_grade(cell) and not is_solution(cell):
            settle(cell)
            hide_tests(cell)
    if execute.way == "kernel" or platform.system() != "Linux":
        return "in a fresh kernel"
    return f"in a fresh process (sandbox: {choose().kind})"


def _card(where: Place, nb: NotebookNode, notes: Sequence[str], ran: str) -> Card:
    from nbgrader.utils import is_grade, is_solution

    from looplab.grading.results import stopped

    remarks = list(notes)
    exercises = []
    for cell in nb.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if is_solution(cell) and is_grade(cell):
            points = cell.metadata.nbgrader["points"]
            remarks.append(f"`{name}` ({points:g} points) is for a person to read.")
        elif cell.cell_type == "code" and is_grade(cell):
            exercises.append(_report(cell, name))
        elif cell.cell_type == "code":
            called = f"`{name}`" if name else "A cell of your own"
            remarks += [f"{called}: {why}" for why in stopped(cell)]
    unique = tuple(dict.fromkeys(remarks))
    return Card(
        where.unit, str(where.path), where.saved, tuple(exercises), unique, whole=True, ran=ran
    )


def _report(cell: NotebookNode, name: str) -> Report:
    """Read what a settled test cell came to."""
    from nbgrader.utils import determine_grade

    from looplab.grading.results import reasons, reports

    score, points = determine_grade(cell)
    found = list(reports(cell))
    if len(found) == 1 and found[0].score == score:
        return found[0]
    why = " ".join(reason.sentence for reason in reasons(cell))
    return replace(test_cell(name, points, why), score=float(score))
