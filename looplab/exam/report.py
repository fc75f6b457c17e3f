"""The report of an exam: data first, then as rich HTML, plain text and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from looplab.exam.points import Mode
from looplab.exam.result import CheckResult, texts, typed

if TYPE_CHECKING:
    from looplab.run import Run

MIME = "application/vnd.looplab.report+json"
REPORT = {
    "title": (str,),
    "points": (int, float),
    "score": (int, float),
    "mode": (str,),
    "note": (str,),
    "more": (bool,),
}
MORE = "More is checked when this is graded."


def _no_model(check: CheckResult) -> None:
    return None


@dataclass(frozen=True)
class Report:
    """What a learner sees of an exam.

    Attributes:
        title: of the exam.
        points: what it is worth; `score` of them were earned.
        mode: `grading` under nbgrader's autograde, else `practice`.
        checks: in the order of the test cell.
        note: why the exam ended before its last check, else empty.
        more: True when hidden checks are still to come at grading.
        remarks: what else the learner should know, in sentences.

    Example:
        >>> Report("boarding-order", 6.0, 6.0).text().splitlines()[0]
        'boarding-order: 6 of 6 points'
    """

    title: str
    points: float
    score: float
    mode: Mode = "practice"
    checks: tuple[CheckResult, ...] = ()
    note: str = ""
    more: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def attempted(self) -> bool:
        """Tell whether anything but the untouched stub was there."""
        return any(check.status != "not attempted" for check in self.checks)

    def to_data(self) -> dict[str, Any]:
        """Give the report in JSON's terms."""
        return {
            "title": self.title,
            "points": self.points,
            "score": self.score,
            "mode": self.mode,
            "note": self.note,
            "more": self.more,
            "remarks": list(self.remarks),
            "checks": [check.to_data() for check in self.checks],
        }

    @staticmethod
    def from_data(data: dict[str, Any]) -> Report:
        """Read what `to_data` gave.

        Raises:
            TypeError, KeyError, AttributeError: it gave something else.
        """
        return Report(
            checks=tuple(CheckResult.from_data(one) for one in data.get("checks", ())),
            remarks=texts(data.get("remarks", ())),
            **typed(data, REPORT),
        )

    def to_json(self) -> str:
        """Write the report as JSON text."""
        return json.dumps(self.to_data(), ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> Report:
        """Read what `to_json` wrote, to show it again somewhere else."""
        return Report.from_data(json.loads(text))

    def text(self, *, hints: int = 0) -> str:
        """Write the report as plain text, with so many hints for each check that was not passed."""
        from looplab.exam.plain import text

        return text(self, hints)

    def html(
        self,
        *,
        pictures: bool = False,
        most: int | None = None,
        model: Callable[[CheckResult], Run | None] = _no_model,
    ) -> str:
        """Write the report as HTML that needs nothing else: inline styles, no scripts.

        Args:
            pictures: draw the timeline of each check that was not passed.
            most: draw no more than so many, the first ones.
            model: gives what a right answer does in a check, to be drawn above the learner's run.
        """
        from looplab.exam.page import page

        many = len(self.checks) if most is None else most
        return page(self, pictures=many if pictures else 0, model=model)

    def bundle(self) -> dict[str, Any]:
        """Give the forms in which a notebook keeps the report; nothing is drawn while grading."""
        forms: dict[str, Any] = {"text/plain": self.text(), MIME: self.to_data()}
        try:
            forms["text/html"] = self.html(pictures=self.mode == "practice")
        except Exception:  # a report without its looks is better than none
            forms["text/html"] = self.html()
        return forms

    def __str__(self) -> str:
        return self.text()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return self.bundle()
