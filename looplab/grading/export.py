"""Write the gradebook's scores as the files that Canvas and Moodle import.

Who calls this: ``nbgrader export --exporter=looplab.grading.export.CanvasExport --to canvas.csv``.
A row is a student, a column a unit. The score is nbgrader's own: automatic and manual points, extra
credit, minus the late penalty. Who handed in nothing has an empty cell, which both systems read as
"no grade": whether that is a zero is for the instructor to say, there.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.plugins import ExportPlugin
from traitlets import Enum

__all__ = ["CanvasExport", "MoodleExport"]


class _TableExport(ExportPlugin):  # type: ignore[misc]
    """A table of students and units; a subclass says what stands around the scores."""

    file = "grades.csv"

    def export(self, gradebook: Any) -> None:
        """Write the table: of all students and units, or of those that were asked for."""
        units = [one for one in gradebook.assignments if _asked(one.name, self.assignment)]
        students = [one for one in gradebook.students if _asked(one.id, self.student)]
        path = Path(self.to or self.file)
        with path.open("w", encoding="utf-8", newline="") as out:
            rows = csv.writer(out)
            rows.writerows(self.head(units))
            for student in students:
                scores = [_score(gradebook, unit.name, student.id) for unit in units]
                rows.writerow([*self.who(student), *scores])
        self.log.info("Wrote %d students and %d units to %s", len(students), len(units), path)

    def head(self, units: Sequence[Any]) -> list[list[str]]:
        """Give the lines above the students."""
        raise NotImplementedError

    def who(self, student: Any) -> list[str]:
        """Give the cells that name a student."""
        raise NotImplementedError


class CanvasExport(_TableExport):
    """What Canvas imports in *Grades > Import*.

    The columns that it needs, and how it finds a student and an assignment by them, are in its own
    importer: ``lib/gradebook_importer.rb`` of github.com/instructure/canvas-lms. An assignment of
    the same name is filled in; for others Canvas asks.
    """

    file = "canvas.csv"
    student_id = Enum(
        ["SIS Login ID", "ID"],
        "SIS Login ID",
        help="what nbgrader's student ids are in Canvas: login names, or (after zip_collect) its "
        "own numbers",
    ).tag(config=True)

    def head(self, units: Sequence[Any]) -> list[list[str]]:
        """Give the header, and the line with the points that can be had."""
        columns = ["Student", "ID", "SIS Login ID", "Section"]
        points = [f"{unit.max_score:g}" for unit in units]
        return [
            [*columns, *(unit.name for unit in units)],
            ["    Points Possible", *[""] * (len(columns) - 1), *points],
        ]

    def who(self, student: Any) -> list[str]:
        """Give the name as Canvas sorts by it, and the id in its column."""
        names = ", ".join(filter(None, [student.last_name, student.first_name]))
        number, login = ("", student.id) if self.student_id != "ID" else (student.id, "")
        return [names, number, login, ""]


class MoodleExport(_TableExport):
    """What Moodle imports in *Grades > Import > CSV file*.

    There the instructor says which column names the student (*Username* or *Email address*) and
    which grade item each unit's column fills: docs.moodle.org/en/Grade_import.
    """

    file = "moodle.csv"

    def head(self, units: Sequence[Any]) -> list[list[str]]:
        """Give the header, with the names that Moodle's own export has."""
        names = ["First name", "Last name", "Username", "Email address"]
        return [[*names, *(unit.name for unit in units)]]

    def who(self, student: Any) -> list[str]:
        """Give the names, the id and the address."""
        return [
            student.first_name or "",
            student.last_name or "",
            student.id,
            student.email or "",
        ]


def _asked(name: str, chosen: Sequence[Any]) -> bool:
    """Tell whether a name was asked for on the command line; no list asks for all."""
    return not chosen or name in [str(one) for one in chosen]


def _score(gradebook: Any, unit: str, student: str) -> str:
    """Give a student's score in a unit; empty without a submission."""
    try:
        submission = gradebook.find_submission(unit, student)
    except MissingEntry:
        return ""
    return f"{max(0.0, submission.score - (submission.late_submission_penalty or 0.0)):g}"
