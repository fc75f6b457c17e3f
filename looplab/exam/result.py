"""The outcome of one check, as plain data."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from math import isfinite
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
        found = None if self.finding is None else asdict(self.finding)
        return {**vars(self), "finding": found, "status": self.status}

    @staticmethod
    def from_data(data: dict[str, Any]) -> CheckResult:
        """Read what `to_data` gave.

        Raises:
            TypeError: it gave something else.
        """
        found = data.get("finding")
        if found is not None:
            found = Finding(**typed(found, FINDING), evidence=texts(found["evidence"]))
        return CheckResult(
            finding=found,
            hints=texts(data.get("hints", ())),
            run=data.get("run"),
            **typed(data, CHECK),
        )


FINDING = {"kind": (str,), "sentence": (str,), "lesson": (str,)}
CHECK = {
    "title": (str,),
    "points": (int, float),
    "earned": (int, float),
    "hidden": (bool,),
    "said": (str,),
    "case": (str,),
}
"""What the parts of stored results are. They come out of a learner's process."""


def typed(data: Mapping[str, Any], kinds: Mapping[str, tuple[type, ...]]) -> dict[str, Any]:
    """Take from stored data what is known, if it is of the right kinds.

    Raises:
        TypeError: it is not.
    """
    found = {name: data[name] for name in kinds if name in data}
    for name, value in found.items():
        if type(value) not in kinds[name] or (type(value) is float and not isfinite(value)):
            raise TypeError(f"{name} is no {kinds[name][-1].__name__}")
    return found


def texts(data: Sequence[Any]) -> tuple[str, ...]:
    """Take texts from stored data.

    Raises:
        TypeError: there is something else among them.
    """
    if isinstance(data, str) or not all(type(one) is str for one in data):
        raise TypeError("these are no texts")
    return tuple(data)


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
