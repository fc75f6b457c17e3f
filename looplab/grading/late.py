"""What being late costs, by the day; nbgrader's own plug-in knows only nothing and everything.

Who calls this: nbgrader's ``AssignLatePenalties``, when ``nbgrader_config.py`` names it. A class
written into that file would not do for ``looplab grade``: it sends the settings to other processes.
"""

from __future__ import annotations

from math import ceil

from nbgrader.plugins import LateSubmissionPlugin
from traitlets import Float

__all__ = ["PerDay"]

DAY = 24 * 60 * 60  # seconds


class PerDay(LateSubmissionPlugin):  # type: ignore[misc]
    """Take a part of the points for each day begun.

    Example:
        >>> PerDay(part=0.1).late_submission_penalty("ada", 20.0, 1.5 * DAY)
        4.0
    """

    part = Float(
        0.1, min=0.0, max=1.0, help="what a day costs, as a part of the points that were got"
    ).tag(config=True)

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float:
        """Give the points to take off: never more than there are."""
        return float(score * min(1.0, self.part * ceil(total_seconds_late / DAY)))
