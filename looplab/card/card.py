"""What a whole notebook came to, as plain data that shows itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from looplab.exam.report import Report

__all__ = ["Card", "clock_time", "test_cell"]


@dataclass(frozen=True)
class Card:
    """A notebook's report card.

    Attributes:
        unit: its assignment, or the file's name.
        path: the file.
        saved: when the file was saved, in seconds since 1970.
        reports: of its exercises, in their order.
        remarks: what else is to be known: mended cells, stopped ones.
        whole: True when the hidden checks were run too.
        ran: how it was run, in words.
        kept: what became of the record of progress, if it could not be kept.
        first: what has to be read before anything else: that the file is not the newest.
        lessons: the way from the notebook to the folder of the lessons; empty if not at hand.
    """

    unit: str
    path: str
    saved: float
    reports: tuple[Report, ...] = ()
    remarks: tuple[str, ...] = ()
    whole: bool = False
    ran: str = ""
    kept: str = ""
    first: str = ""
    lessons: str = ""

    @property
    def score(self) -> float:
        """Give the points of all exercises."""
        return round(sum(report.score for report in self.reports), 2)

    @property
    def points(self) -> float:
        """Give what all exercises are worth."""
        return sum(report.points for report in self.reports)

    @property
    def attempted(self) -> bool:
        """Tell whether there is anything but untouched exercises."""
        return any(report.attempted or report.note for report in self.reports)

    @property
    def state(self) -> str:
        """Say which version of the notebook this is, what was checked, and how."""
        checks = (
            "all checks, the hidden ones too"
            if self.whole
            else "the checks in the notebook; at grading more is checked"
        )
        ran = f", {self.ran}" if self.ran else ""
        return f"As saved {clock_time(self.saved)}: {checks}{ran}."

    @property
    def sections(self) -> tuple[str, ...]:
        """List the sections to read again, as `unit#section`, the first exercise's first."""
        found = [
            check.finding.lesson
            for report in self.reports
            for check in report.checks
            if check.finding is not None and check.status == "not yet" and check.finding.lesson
        ]
        return tuple(dict.fromkeys(found))

    @property
    def has_hints(self) -> bool:
        """Tell whether a check that was not passed has a hint to give."""
        checks = [check for report in self.reports for check in report.checks]
        return any(check.finding and check.hints for check in checks)

    def to_data(self) -> dict[str, Any]:
        """Give the card in JSON's terms."""
        return {**vars(self), "reports": [report.to_data() for report in self.reports]}

    @staticmethod
    def from_data(data: dict[str, Any]) -> Card:
        """Read what `to_data` gave."""
        reports = tuple(Report.from_data(one) for one in data["reports"])
        return replace(Card(**data), reports=reports, remarks=tuple(data["remarks"]))

    def html(self) -> str:
        """Write the card as HTML that needs nothing else, with the timelines."""
        from looplab.card.page import fragment

        return fragment(self)

    def text(self, *, hints: int = 0) -> str:
        """Write the card as plain text, with so many hints for each check that was not passed."""
        from looplab.card.terminal import text

        return text(self, hints)

    def __str__(self) -> str:
        return self.text()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/plain": self.text(), "text/html": self.html()}


def clock_time(seconds: float) -> str:
    """Say a time as a person does: `today at 14:03`, `on 5 May 2026 at 14:03`."""
    then, now = datetime.fromtimestamp(seconds), datetime.now()
    if then.date() == now.date():
        return f"today at {then:%H:%M}"
    return f"on {then.day} {then:%B %Y} at {then:%H:%M}"


def test_cell(name: str, points: float, note: str) -> Report:
    """Give the report of a test cell that made none: no points, and a sentence why."""
    return Report(name.removeprefix("test-"), points, 0.0, note=note)
