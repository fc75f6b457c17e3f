"""Turn what a test cell left behind into the number that nbgrader records.

A test cell that opens an `exam` must end in a verdict: one report, and the number that is its
score. If anything else is there, the points are 0 and a sentence says why: *no verdict, no points*.
Left to itself nbgrader gives full marks to a test cell whose last line is missing or is no number,
and none to one that wrote a warning. Cells of plain asserts keep nbgrader's own rules.
"""

from __future__ import annotations

import ast
import math
import re
import textwrap
from functools import lru_cache
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import determine_grade, is_grade, is_solution

from looplab.exam.report import MIME
from looplab.grading.consistent import contradiction

__all__ = [
    "NO_VERDICT",
    "NoVerdict",
    "ReadVerdicts",
    "opens_exam",
    "read_verdict",
    "settle",
]

NO_VERDICT = "NoVerdict"
"""Name of the error that a test cell without a verdict shows."""


class NoVerdict(Exception):
    """A test cell did not end as an exam must; the message says how."""


class ReadVerdicts(NbGraderPreprocessor):  # type: ignore[misc]
    """nbgrader's Autograde runs this between the cells' execution and the saving of grades."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Settle one test cell; other cells pass."""
        if cell.cell_type == "code" and is_grade(cell) and not is_solution(cell):
            settle(cell)
        return cell, resources


def settle(cell: NotebookNode) -> None:
    """Bring a test cell's outputs into the form from which nbgrader reads its score."""
    try:
        if opens_exam(cell.source):
            _keep_verdict(cell, *read_verdict(cell))
        else:
            determine_grade(cell)
    except NoVerdict as reason:
        errors = [output for output in cell.outputs if output.output_type == "error"]
        if errors:  # first, since nbgrader reads no further than a number
            cell.outputs = errors + [output for output in cell.outputs if output not in errors]
        else:
            _refuse(cell, f"No verdict, no points: {reason}.")
    except (ValueError, KeyError, TypeError) as error:
        # nbgrader would drop the whole submission, e.g. for a number above the maximum.
        _refuse(cell, f"The last value of this test cell is no score ({error}), so it counts as 0.")


@lru_cache(maxsize=100)  # a class has the same tests
def opens_exam(source: str) -> bool:
    """Tell whether a test cell is an exam.

    Example:
        >>> opens_exam('with exam("add", points=3) as e: ...'), opens_exam("assert 1  # no exam()")
        (True, False)
    """
    try:
        calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    except (SyntaxError, ValueError):  # IPython's own syntax
        return re.search(r"\bexam\s*\(", source) is not None
    return any("exam" in (getattr(f, "id", None), getattr(f, "attr", None)) for f in calls)


def read_verdict(cell: NotebookNode) -> tuple[NotebookNode, float]:
    """Find the report that a cell showed, and its score.

    Raises:
        NoVerdict: there is not one report with one equal number, within the cell's points, or the
            report is not one that this cell can have made.
    """
    reports = [o for o in cell.outputs if o.output_type == "display_data" and MIME in o.data]
    results = [o for o in cell.outputs if o.output_type == "execute_result"]
    errors = [o for o in cell.outputs if o.output_type == "error"]
    if errors:
        raise NoVerdict(f"the test cell ended with {errors[0].ename} instead of a score")
    if len(reports) != 1:
        raise NoVerdict(f"the test cell showed {len(reports) or 'no'} reports instead of one")
    if len(results) != 1:
        raise NoVerdict("the test cell did not end in its score")
    report = reports[0].data[MIME]
    if not isinstance(report, dict):
        raise NoVerdict("the report of the test cell is none")
    score, worth = _number(report.get("score")), _number(report.get("points"))
    said = _number(_parsed(results[0].data.get("text/plain", "")))
    points = float(cell.metadata.nbgrader.points)
    if score is None or said is None or not math.isclose(score, said, abs_tol=1e-9):
        raise NoVerdict("the test cell's last value is not the score of its report")
    if worth != points:
        raise NoVerdict(f"the exam says {worth} points, and its cell {points:g}")
    if not -1e-9 <= score <= points + 1e-9:
        raise NoVerdict(f"a score of {score:g} is not between 0 and {points:g}")
    if wrong := contradiction(report, cell.source):
        raise NoVerdict(f"the report of the test cell cannot be right: {wrong}")
    return reports[0], min(max(score, 0.0), points)


def _keep_verdict(cell: NotebookNode, report: NotebookNode, score: float) -> None:
    """Leave report, number and what was printed; stderr moves, since nbgrader makes it a 0."""
    streams = [output for output in cell.outputs if output.output_type == "stream"]
    printed = [new_output("stream", name="stdout", text=output.text) for output in streams]
    number = new_output("execute_result", data={"text/plain": repr(score)}, execution_count=None)
    cell.outputs = [report, number, *printed]


def _refuse(cell: NotebookNode, sentence: str) -> None:
    lines = textwrap.wrap(sentence, 88)  # a page shows them as they are
    error = new_output("error", ename=NO_VERDICT, evalue=sentence, traceback=lines)
    cell.outputs = [error, *cell.outputs]


def _parsed(text: object) -> object:
    try:
        return float("".join(text) if isinstance(text, list) else str(text))
    except ValueError:
        return None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)
