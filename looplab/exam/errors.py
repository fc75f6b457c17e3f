"""What an exam raises: for a run that is not as asked, and for a test cell written wrongly."""

from __future__ import annotations

from collections.abc import Sequence

from looplab.diagnose import Finding
from looplab.exam.capture import Caught
from looplab.run import Run


class ExamError(Exception):
    """A test cell is written wrongly: checks do not add up, share a title, or are nested.

    It is for the instructor, and no check or exam catches it: the cell fails and gives no points.
    """

    def _render_traceback_(self) -> list[str]:
        """Give IPython the sentence alone: a traceback would show lines of hidden checks."""
        return [f"ExamError: {self}"]


class Unmet(AssertionError):
    """A run is not what was asked.

    Attributes:
        findings: what it shows, the most telling first.
        run: the run itself.
        caught: what was held back while it ran, if not the whole check is meant.
        case: which of a search's runs it is, see `CheckResult.case`.
    """

    def __init__(
        self,
        findings: Sequence[Finding],
        run: Run | None = None,
        caught: Caught | None = None,
        case: str = "",
    ) -> None:
        self.findings = tuple(findings)
        self.case = case
        self.run = run
        self.caught = caught
        super().__init__(self.findings[0].sentence if self.findings else "")
