"""Makes feedback pages from notebooks as they are after grading, with no gradebook behind them."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode, from_dict

from looplab.grading.feedback import FeedbackPage


def feedback(nb: NotebookNode, *, student: str = "ada", unit: str = "09-queues") -> str:
    """Write the page of a graded notebook."""
    about = {
        **{"student": student, "assignment": unit, "notebook": unit, "db_url": ""},
        **{"score": 5.0, "max_score": 12.0, "late_penalty": 1.0},
    }
    html, _ = FeedbackPage().from_notebook_node(nb, {"nbgrader": about})
    return html


def graded(
    name: str,
    *,
    points: float | None = None,
    score: float = 0.0,
    comment: str | None = None,
    waiting: bool = False,
) -> dict[str, Any]:
    """Make nbgrader's metadata of a cell, with the grade that it has got; only answers have
    comments."""
    about = {
        "comment": comment,
        "grade": points is not None,
        "grade_id": name,
        "locked": comment is None,
        "points": points,
        "schema_version": 3,
        "score": score,
        "solution": comment is not None,
        "task": False,
        "waiting": waiting,
    }
    data: dict[str, Any] = from_dict({"nbgrader": about})
    return data
