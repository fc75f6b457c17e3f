"""What nbgrader writes into a cell's metadata, for the courses that the tests make."""

from __future__ import annotations

import nbformat
from nbformat import NotebookNode


def marks(grade_id: str, *, points: float | None = None, solution: bool = False) -> NotebookNode:
    """Mark a cell as an answer, as a test (it has points), as one to read (both), or as given."""
    about = {
        "grade": points is not None,
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    } | ({} if points is None else {"points": points})
    return nbformat.from_dict({"nbgrader": about})
