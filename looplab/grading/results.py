"""Read back what grading made of a submission: the scores, and the reasons in the reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_locked

from looplab.exam.report import MIME, Report
from looplab.grading.course import Course
from looplab.grading.execute import MARK
from looplab.grading.flags import flags
from looplab.grading.lost import STOPPED
from looplab.grading.repair import NOTES, UNREADABLE_FILE
from looplab.grading.verdict import NO_VERDICT

__all__ = ["Exercise", "Graded", "Reason", "read_graded", "reasons", "reports", "stopped"]

OURS = {STOPPED: "stopped", NO_VERDICT: "no-verdict"}
OTHERS = {"NotImplementedError": "not-started", "NameError": "not-defined"}
"""What an error in a test cell is called beside the kinds of findings."""

WEIGHT = {"unreadable": 0, "stopped": 0, "mended": 2}
"""Which reasons explain the others, and which explain little."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why points were lost: the kind of finding, and the sentence that the student reads."""

    kind: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """One test cell of one submission.

    Attributes:
        name: its grade id without `test-`.
        points: what it is worth; `score` were given, None when nobody has graded it yet.
        reasons: why not all, in the order of the checks.
        checks: each check's title, and whether it was passed.
        waiting: True when a person has yet to grade it.
    """

    name: str
    points: float
    score: float | None
    reasons: tuple[Reason, ...] = ()
    checks: tuple[tuple[str, bool], ...] = ()
    waiting: bool = False

    @property
    def graded(self) -> bool:
        """Tell whether there is a score, or only a person's is missing."""
        return self.score is not None or self.waiting


@dataclass(frozen=True, slots=True)
class Graded:
    """One submission after grading.

    Attributes:
        student: whose it is.
        exercises: in the order of the notebook.
        remarks: cells that were stopped, and what was mended, in sentences.
        flags: what a person should look at, in sentences; for the instructor alone.
        late: seconds after the due date; 0 when it came in time, or there is none.
        seconds: how long grading took; None if nobody noted it.
        sandbox: the kind that held its processes; empty if nobody noted it.
    """

    student: str
    exercises: tuple[Exercise, ...]
    remarks: tuple[Reason, ...] = ()
    flags: tuple[str, ...] = ()
    late: float = 0.0
    seconds: float | None = None
    sandbox: str = ""

    @property
    def score(self) -> float:
        """Give the points of all exercises."""
        return sum(exercise.score or 0.0 for exercise in self.exercises)

    @property
    def points(self) -> float:
        """Give what all exercises are worth."""
        return sum(exercise.points for exercise in self.exercises)

    @property
    def reasons(self) -> tuple[tuple[str, Reason], ...]:
        """Give every reason, the most telling first, with its exercise's name or none."""
        found = [(one.name, reason) for one in self.exercises for reason in one.reasons]
        found += [("", remark) for remark in self.remarks]
        return tuple(sorted(found, key=lambda one: WEIGHT.get(one[1].kind, 1)))


def read_graded(course: Course, unit: str) -> list[Graded]:
    """Read every submission of a unit that the gradebook knows, by student.

    A submission without a graded notebook is in the list too, with a score of None.
    """
    with course.gradebook() as gradebook:
        found = []
        submissions = gradebook.assignment_submissions(unit)
        for submission in sorted(submissions, key=lambda one: one.student.id):
            grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
            scores = {one.name: _Given.of(one) for one in grades}
            late = float(submission.total_seconds_late or 0)
            found.append((submission.student.id, scores, late))
    return [_graded(course, unit, *each) for each in found]


def reasons(cell: NotebookNode) -> Iterator[Reason]:
    """Yield why a test cell, as it was graded, did not get all its points."""
    for output in cell.outputs:
        if output.output_type == "error":
            if output.ename in OURS:
                yield Reason(OURS[output.ename], output.evalue)
            else:
                told = f"{output.ename}: {output.evalue}"
                yield Reason(OTHERS.get(output.ename, "raised"), told)
    for report in reports(cell):
        if report.note:
            yield Reason("raised", report.note)
        for check in report.checks:
            if check.finding is not None:
                yield Reason(check.finding.kind, check.finding.sentence)


def reports(cell: NotebookNode) -> Iterator[Report]:
    """Yield the reports of exams that a cell shows, as far as they are any."""
    for output in cell.outputs:
        if MIME in output.get("data", {}):
            with suppress(Exception):  # it was made in a student's process: anything may be in it
                yield Report.from_data(output.data[MIME])


def stopped(cell: NotebookNode) -> Iterator[str]:
    """Yield why a cell was stopped, if it was."""
    for output in cell.outputs:
        if output.output_type == "error" and output.ename == STOPPED:
            yield output.evalue


@dataclass(frozen=True, slots=True)
class _Given:
    """What the gradebook has of a test cell."""

    points: float
    score: float | None
    waiting: bool

    @staticmethod
    def of(grade: Any) -> _Given:
        waiting = bool(grade.needs_manual_grade)
        return _Given(grade.cell.max_score, _score(grade), waiting)


def _graded(
    course: Course, unit: str, student: str, scores: dict[str, _Given], late: float
) -> Graded:
    """Put scores and reasons of a submission together."""
    exercises, remarks, noted = [], list[Reason](), list[str]()
    seen, marks = set(), dict[str, Any]()
    for path in _notebooks(course, unit, student):
        nb = nbformat.read(path, 4)
        marks |= nb.metadata.get(MARK, {})
        for cell in nb.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            remarks += [_remark(note) for note in cell.metadata.get(NOTES, [])]
            if cell.cell_type == "code" and is_grade(cell):
                given = scores[name]
                seen.add(name)
                why = () if given.score == given.points else tuple(reasons(cell))
                exercises.append(_exercise(name, given, why, tuple(_checks(cell))))
            elif cell.cell_type == "code":
                if not is_locked(cell):
                    where = f"The cell `{name}`" if name else "A cell of the student's own"
                    noted += [f"{where} {said}." for said in flags(cell.source)]
                remarks += [Reason("stopped", why) for why in stopped(cell)]
    exercises += [_exercise(name, given) for name, given in scores.items() if name not in seen]
    flagged = tuple(dict.fromkeys(noted))
    seconds, sandbox = marks.get("seconds"), marks.get("sandbox", "")
    return Graded(student, tuple(exercises), tuple(remarks), flagged, late, seconds, str(sandbox))


def _exercise(
    name: str,
    given: _Given,
    why: tuple[Reason, ...] = (),
    checks: tuple[tuple[str, bool], ...] = (),
) -> Exercise:
    name = name.removeprefix("test-")
    return Exercise(name, given.points, given.score, why, checks, given.waiting)


def _checks(cell: NotebookNode) -> Iterator[tuple[str, bool]]:
    """Yield the checks of a test cell's report, and whether each was passed."""
    for report in reports(cell):
        for check in report.checks:
            yield check.title, check.finding is None


def _score(grade: Any) -> float | None:
    ungraded = grade.auto_score is None and grade.manual_score is None
    return None if ungraded else float(grade.score)


def _remark(note: str) -> Reason:
    return Reason("unreadable" if note.startswith(UNREADABLE_FILE) else "mended", note)


def _notebooks(course: Course, unit: str, student: str) -> Sequence[Path]:
    return sorted((course.root / "autograded" / student / unit).glob("*.ipynb"))
