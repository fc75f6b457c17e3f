"""Grades in nbgrader's gradebook, by its own models, those of many submissions at once.

What is there afterwards is what `nbgrader autograde` leaves: scores and remarks of the autograder
are new, and all that persons gave stays: scores, comments, extra credit, extensions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from looplab.grading.engine.errors import GradingError
from looplab.grading.engine.job import Outcome

__all__ = ["Entry", "Known", "known", "record"]

TRIES = 8  # two graders may write about the same student at once
PATIENCE = 60_000  # milliseconds that SQLite waits for somebody else's transaction


@dataclass(frozen=True)
class Entry:
    """An outcome, and when the submission was handed in if that is known."""

    outcome: Outcome
    timestamp: datetime | None


@dataclass(frozen=True)
class Known:
    """What the gradebook says of a submission.

    Attributes:
        scores: the autograder's, by notebook and grade id.
        extension: how much later it may be handed in, in seconds.
    """

    scores: Mapping[str, Mapping[str, float | None]]
    extension: float = 0.0


def known(gradebook: Gradebook, unit: str) -> dict[str, Known]:
    """Read what the gradebook has of a unit, by student."""
    assignment = gradebook.find_assignment(unit)
    notebooks = {one.id: one.name for one in assignment.notebooks}
    cells = {cell.id: cell.name for one in assignment.notebooks for cell in _graded(one)}
    submissions = select(
        SubmittedAssignment.id, SubmittedAssignment.student_id, SubmittedAssignment.extension
    ).where(SubmittedAssignment.assignment_id == assignment.id)
    grades = (
        select(
            SubmittedNotebook.assignment_id,
            SubmittedNotebook.notebook_id,
            Grade.cell_id,
            Grade.auto_score,
        )
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .where(SubmittedNotebook.notebook_id.in_(notebooks))
    )
    scores: dict[str, dict[str, dict[str, float | None]]] = {}
    for submission, notebook, cell, score in gradebook.db.execute(grades):
        of_one = scores.setdefault(submission, {}).setdefault(notebooks[notebook], {})
        of_one[cells[cell]] = score
    found = {
        student: Known(scores.get(name, {}), extension.total_seconds() if extension else 0.0)
        for name, student, extension in gradebook.db.execute(submissions)
    }
    gradebook.db.rollback()  # ends the reading
    return found


def record(gradebook: Gradebook, unit: str, entries: Sequence[Entry]) -> list[str]:
    """Write what came of submissions, all or nothing; give the students who were late.

    Raises:
        GradingError: it cannot be written.
    """
    for tries_left in reversed(range(TRIES)):
        try:
            with _transaction(gradebook) as session, session.no_autoflush:
                return _record(session, unit, entries)
        except DBAPIError as error:  # another grader has just added the same, or was first
            if not tries_left:
                raise GradingError(f"The gradebook cannot be written: {error.orig}") from error
    raise AssertionError


@contextmanager
def _transaction(gradebook: Gradebook) -> Iterator[Session]:
    """Begin one in which what is read stays true until it is written."""
    session = gradebook.db()
    try:
        if session.get_bind().dialect.name == "sqlite":
            connection = session.connection()
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {PATIENCE}")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield session
        session.commit()
    finally:
        gradebook.db.remove()


def _record(session: Session, unit: str, entries: Sequence[Entry]) -> list[str]:
    entries = sorted(entries, key=lambda one: one.outcome.student)  # so nobody waits in a circle
    assignment = session.scalars(select(Assignment).where(Assignment.name == unit)).one()
    students = [one.outcome.student for one in entries]
    there = set(session.scalars(select(Student.id).where(Student.id.in_(students))))
    session.add_all(Student(id=name) for name in students if name not in there)
    query = select(SubmittedAssignment).where(
        SubmittedAssignment.assignment_id == assignment.id,
        SubmittedAssignment.student_id.in_(students),
    )
    submissions = {one.student_id: one for one in session.scalars(query.with_for_update())}
    rows = _Rows(session, [one.id for one in submissions.values()])
    new = [
        SubmittedAssignment(assignment_id=assignment.id, student_id=name)
        for name in students
        if name not in submissions
    ]
    session.add_all(new)
    session.flush()
    submissions |= {one.student_id: one for one in new}
    late = []
    for entry in entries:
        outcome = entry.outcome
        submission = submissions[outcome.student]
        if entry.timestamp is not None:
            submission.timestamp = entry.timestamp
        for notebook in assignment.notebooks:
            submitted = rows.notebook(submission, notebook)
            submitted.late_submission_penalty = None
            scores = outcome.scores.get(notebook.name, {})
            for cell in _graded(notebook):
                grade = rows.grade(submitted, cell)
                if cell.name in scores:
                    grade.auto_score = scores[cell.name]
                    # As nbgrader's SaveAutoGrades has it: what a person gave is to be looked at.
                    grade.needs_manual_grade = (
                        grade.manual_score is not None or grade.auto_score is None
                    )
            remarks = outcome.remarks.get(notebook.name, {})
            for cell in (*notebook.solution_cells, *notebook.task_cells):
                comment = rows.comment(submitted, cell)
                if cell.name in remarks:
                    comment.auto_comment = remarks[cell.name]
        if assignment.duedate is not None and submission.total_seconds_late > 0:
            late.append(outcome.student)
    return late


class _Rows:
    """The rows of some submissions; one that is missing is made."""

    def __init__(self, session: Session, submissions: Sequence[str]) -> None:
        self._session = session
        mine = SubmittedNotebook.assignment_id.in_(submissions)
        notebooks = session.scalars(select(SubmittedNotebook).where(mine))
        self._notebooks = {(one.assignment_id, one.notebook_id): one for one in notebooks}
        self._grades, self._comments = (
            {
                (row.notebook_id, row.cell_id): row
                for row in session.scalars(
                    select(kind)
                    .join(SubmittedNotebook, SubmittedNotebook.id == kind.notebook_id)
                    .where(mine)
                    .with_for_update(of=kind)
                )
            }
            for kind in (Grade, Comment)
        )

    def notebook(self, submission: Any, notebook: Any) -> Any:
        row = self._notebooks.get((submission.id, notebook.id))
        return row or self._made(SubmittedNotebook(notebook_id=notebook.id, assignment=submission))

    def grade(self, submitted: Any, cell: Any) -> Any:
        row = self._grades.get((submitted.id, cell.id))
        return row or self._made(Grade(cell_id=cell.id, notebook=submitted))

    def comment(self, submitted: Any, cell: Any) -> Any:
        row = self._comments.get((submitted.id, cell.id))
        return row or self._made(Comment(cell_id=cell.id, notebook=submitted))

    def _made(self, row: Any) -> Any:
        self._session.add(row)
        return row


def _graded(notebook: Any) -> list[Any]:
    """List the cells that have points."""
    return [*notebook.grade_cells, *notebook.task_cells]
