"""How the checks' points become a score."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, Protocol

from looplab.exam.errors import ExamError

Mode = Literal["practice", "grading"]


class Weighed(Protocol):
    """What counts of a check here."""

    title: str
    points: float
    hidden: bool
    passed: bool


@dataclass(frozen=True, slots=True)
class Settlement:
    """The outcome in points.

    Attributes:
        score: a float with at most two decimals.
        shares: for each check, the points that it counts for in this score.
        more: True when hidden checks, absent here, are added at grading.
    """

    score: float
    shares: tuple[float, ...]
    more: bool = False


def mode() -> Mode:
    """Tell whether nbgrader grades (`NBGRADER_EXECUTION` is `autograde`) or somebody practises."""
    return "grading" if os.environ.get("NBGRADER_EXECUTION") == "autograde" else "practice"


def settle(
    title: str, points: float, checks: Sequence[Weighed], *, complete: bool, at: Mode
) -> Settlement:
    """Turn passed checks into a score.

    In a student's copy the hidden checks are absent, so the visible ones share all the points, in
    proportion. When code between two checks crashed (not `complete`), nobody knows what the later
    checks would have been: what was passed counts at its own points and nothing is shared.

    Raises:
        ExamError: the checks do not add up to the exam's points.
    """
    weights = [_exact(check.points) for check in checks]
    asked, total = _exact(points), sum(weights, Fraction())
    scale, more = Fraction(1), False
    if complete:
        # At grading the hidden checks are there again; without any, nothing may be missing.
        more = at == "practice" and total < asked and not any(check.hidden for check in checks)
        if more and total:
            scale = asked / total
        elif total != asked and checks:
            listed = ", ".join(f"{check.points:g} for {check.title!r}" for check in checks)
            raise ExamError(
                f"The checks of exam {title!r} add up to {_plain(total):g} points, but the exam is "
                f"worth {points:g} ({listed}). Change the points of the checks, or of the exam."
            )
    elif total > asked:
        scale = asked / total
    shares = [weight * scale for weight in weights]
    earned = sum((s for s, check in zip(shares, checks, strict=True) if check.passed), Fraction())
    return Settlement(_plain(earned), tuple(_plain(share) for share in shares), more)


def valid(points: object, of: str, *, zero: bool = False) -> float:
    """Check an author's points.

    Raises:
        ExamError: not a finite number above zero.
    """
    good = isinstance(points, (int, float)) and not isinstance(points, bool)
    if not good or not math.isfinite(float(points)) or float(points) < 0:  # type: ignore[arg-type]
        raise ExamError(f"The points of {of} must be a number above 0, not {points!r}.")
    if not zero and float(points) == 0:  # type: ignore[arg-type]
        raise ExamError(f"The points of {of} must be a number above 0, not 0.")
    return float(points)  # type: ignore[arg-type]


def _exact(points: float) -> Fraction:
    # 0.1 as its author means it, a tenth: so that ten of them are 1.
    return Fraction(repr(float(points)))


def _plain(points: Fraction) -> float:
    return round(float(points), 2)
