"""One submission's cells, in a process forked from a warm one, with no Jupyter messages between.

`Worker` is the grader's side. It starts a warm parent, a process that has imported and warmed up
what a notebook needs; the parent forks one child for each submission, and the child runs cells as
an ipykernel would. Nothing of nbgrader is in here.
"""

from __future__ import annotations

from looplab.grading.warm.client import Kind, Lost, Worker

__all__ = ["Kind", "Lost", "Worker"]
