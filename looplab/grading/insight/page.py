"""Write the insight page of a unit, from the gradebook and the graded notebooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from looplab.grading.course import Course
from looplab.grading.feedback.page import write as fill
from looplab.grading.feedback.unit import Unit, read_unit
from looplab.grading.insight.counting import bins, exercises, misunderstandings, summary
from looplab.grading.insight.histogram import histogram
from looplab.grading.results import Graded
from looplab.grading.sandbox import graded_in

__all__ = ["page", "write"]

FOLDER = "insight"
SLOWEST = 5


def write(course: Course, unit: str, graded: Sequence[Graded]) -> Path:
    """Write the page into the course's folder `insight`, and say where it lies."""
    notebook = course.source / unit / f"{unit}.ipynb"
    known = read_unit(notebook, course.root, course.config, run=False)
    path = course.root / FOLDER / f"{unit}.html"
    path.parent.mkdir(exist_ok=True)
    path.write_text(page(unit, graded, known), "utf-8")
    return path


def page(unit: str, graded: Sequence[Graded], known: Unit | None = None) -> str:
    """Write the page as HTML that needs nothing else; students' words are escaped."""
    known = known or Unit()
    total = summary(graded)
    scores = bins(graded, total.points)
    timed = [one for one in graded if one.seconds is not None]
    return fill(
        "insight.html.j2",
        unit=unit,
        title=known.title or unit,
        names=_names(known.names),
        total=total,
        picture=histogram(scores),
        bars=scores,
        exercises=exercises(graded),
        common=misunderstandings(graded),
        look=[(one.student, remark.sentence) for one in graded for remark in one.remarks],
        ungraded=[one.student for one in graded if not any(e.graded for e in one.exercises)],
        flags=[(one.student, said) for one in graded for said in one.flags],
        late=[(one.student, _span(one.late)) for one in graded if one.late > 0],
        slowest=sorted(timed, key=lambda one: -(one.seconds or 0.0))[:SLOWEST],
        sandboxes=graded_in(one.sandbox for one in graded),
    )


def _names(headings: Mapping[str, str]) -> dict[str, str]:
    """Give headings by the names that exercises have here."""
    return {name.removeprefix("test-"): said for name, said in headings.items() if said}


def _span(seconds: float) -> str:
    """Say how long a time is, in its largest unit.

    Example:
        >>> _span(7_000)
        '1.9 hours'
    """
    for length, name in ((86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if seconds >= length:
            return f"{seconds / length:.1f} {name}"
    return f"{seconds:.0f} seconds"
