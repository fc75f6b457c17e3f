"""The outcome of one check, as plain data."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from looplab.diagnose import Finding
from looplab.diagnose.say import message, show, type_name
from looplab.run import Run, Shown
from looplab.storage import StoredError

Status = Literal["passed", "not yet", "not attempted"]

_MANY = 4_000  # spans of a run that is kept for a picture
_LARGE = 500_000  # characters of its JSON


@dataclass(frozen=True)
class CheckResult:
    """What one check came to.

    Attributes:
        title: what is required, in words.
        points: what it counts for in the score; `earned` of them were.
        hidden: True when it is in no student's copy: its code and its data are never shown.
        finding: why it was not passed; without evidence when hidden.
        hints: of rising help.
        said: what was printed, warned and logged meanwhile; empty when hidden.
        run: the telling run in JSON's terms, without values when hidden; None when passed.
        case: which of the check's runs it is: the same for each answer that comes to the same case.
    """

    title: str
    points: float
    earned: float
    hidden: bool = False
    finding: Finding | None = None
    hints: tuple[str, ...] = ()
    said: str = ""
    run: dict[str, Any] | None = None
    case: str = ""

    @property
    def status(self) -> Status:
        """Give the outcome in two words at the most."""
        if self.finding is None:
            return "passed"
        return "not attempted" if self.finding.kind == "not-started" else "not yet"

    def to_data(self) -> dict[str, Any]:
        """Give the result in JSON's terms."""
        return {**asdict(self), "status": self.status}

    @staticmethod
    def from_data(data: dict[str, Any]) -> CheckResult:
        """Read what `to_data` gave."""
        found = data.get("finding")
        return CheckResult(
            title=data["title"],
            points=data["points"],
            earned=data["earned"],
            hidden=data.get("hidden", False),
            finding=Finding(**{**found, "evidence": tuple(found["evidence"])}) if found else None,
            hints=tuple(data.get("hints", ())),
            said=data.get("said", ""),
            run=data.get("run"),
            case=data.get("case", ""),
        )


def packed(run: Run | None) -> dict[str, Any] | None:
    """Give a run in JSON's terms if a picture of it would tell something, else None."""
    if run is None or sum(len(task.spans) for task in run.tasks) > _MANY:
        return None
    shown = None if run.result is None else Shown(show(run.result))
    failed = run.exception and StoredError(type_name(run.exception), message(run.exception))
    run = replace(run, result=shown, exception=failed)  # no repr of a learner's class is called
    timeless = run.elapsed == 0 and run.stop is None
    if timeless and not (run.leftover or run.never_awaited or run.never_retrieved):
        return None
    try:
        text = run.to_json()
        data = json.loads(text)
    except Exception:  # a result with a hostile class: the picture is not worth the score
        return None
    return data if isinstance(data, dict) and len(text) <= _LARGE else None
