"""What to do next in an exercise: one line, taken from what its check has found."""

from __future__ import annotations

from nbformat import NotebookNode
from nbgrader.utils import is_solution, is_task

from looplab.exam.report import Report
from looplab.grading.results import reasons

__all__ = ["next_step"]

MOST = 240  # characters
WRITE = "Write your answer: the cell holds what was handed out."


def next_step(
    cell: NotebookNode, report: Report | None, score: float, points: float, *, waiting: bool
) -> str:
    """Say in one line what to do next; empty when all points are there."""
    if waiting:
        return "Wait: a person reads this one."
    if score >= points:
        return ""
    if is_solution(cell) or is_task(cell):
        return "Read what your instructor wrote, or ask."
    if report is None:
        why = next(iter(reasons(cell)), None)
        if why is None:
            return "Look at what the test shows below."
        return WRITE if why.kind == "not-started" else _cut(why.sentence)
    failed = [check for check in report.checks if check.finding is not None]
    if report.checks and not report.attempted:
        return WRITE
    if not failed:
        return _cut(report.note) if report.note else "Ask your instructor: all checks are passed."
    check = failed[0]
    found = check.finding
    assert found is not None
    if found.section and found.kind != "not-started":
        return _cut(f"{_opening(check.title)}: read again {found.section}.")
    return _cut(f"{_opening(check.title)}: {found.sentence}")


def _opening(title: str) -> str:
    return f"Look at \u201c{title}\u201d"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MOST else text[: MOST - 3].rstrip() + "..."
