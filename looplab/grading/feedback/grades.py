"""Fetch points and comments from the gradebook, and what nobody has graded yet."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import GetGrades

__all__ = ["WAITING", "Grades"]

WAITING = "waiting"
"""Key in a cell's nbgrader metadata: a person has yet to grade it."""


class Grades(GetGrades):  # type: ignore[misc]
    """nbgrader's GetGrades, which gives 0 to what nobody has graded yet, and says so."""

    def _get_comment(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        """Fetch what a person wrote, and not nbgrader's own "No response."."""
        comment = self.gradebook.find_comment(
            cell.metadata.nbgrader.grade_id, self.notebook_id, self.assignment_id, self.student_id
        )
        cell.metadata.nbgrader["comment"] = comment.manual_comment

    def _get_score(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        super()._get_score(cell, resources)
        grade = self.gradebook.find_grade(
            cell.metadata.nbgrader.grade_id, self.notebook_id, self.assignment_id, self.student_id
        )
        cell.metadata.nbgrader[WAITING] = bool(grade.needs_manual_grade)
