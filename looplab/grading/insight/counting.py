"""Count what a class did: per exercise, per check, and per kind of finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import fmean, median

from looplab.grading.results import Graded

__all__ = [
    "Bin",
    "CheckCount",
    "ExerciseCount",
    "Misunderstanding",
    "Summary",
    "bins",
    "exercises",
    "misunderstandings",
    "summary",
]

NO_MISUNDERSTANDING = ("mended", "unreadable")  # what was wrong with a file says nothing of asyncio


@dataclass(frozen=True, slots=True)
class Misunderstanding:
    """A kind of finding in one exercise, who has it, and what one of them was told."""

    exercise: str
    kind: str
    students: tuple[str, ...]
    example: str

    @property
    def once(self) -> bool:
        """Tell whether one student alone has it."""
        return len(self.students) == 1


@dataclass(frozen=True, slots=True)
class CheckCount:
    """How many passed a check, of those for whom it ran."""

    title: str
    passed: int
    ran: int


@dataclass(frozen=True, slots=True)
class ExerciseCount:
    """How the class did in an exercise.

    Attributes:
        name: its grade id without `test-`.
        mean: of the scores that are known; `full` have all points, of `graded` submissions.
        waiting: who waits for a person.
        checks: in the order of the test.
    """

    name: str
    points: float
    mean: float
    full: int
    graded: int
    waiting: tuple[str, ...]
    checks: tuple[CheckCount, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The class in a few numbers."""

    submissions: int
    points: float
    mean: float
    median: float
    full: int


def summary(graded: Sequence[Graded]) -> Summary:
    """Give mean, median and the number of full scores."""
    scores = [one.score for one in graded] or [0.0]
    points = max((one.points for one in graded), default=0.0)
    full = sum(one.score >= one.points for one in graded)
    return Summary(len(graded), points, fmean(scores), median(scores), full)


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of the points from `low` on, and how many scores lie in it."""

    low: float
    high: float
    count: int
    last: bool = False

    def __str__(self) -> str:
        return f"from {self.low:g} {'to' if self.last else 'and below'} {self.high:g}"


def bins(graded: Iterable[Graded], points: float) -> list[Bin]:
    """Count scores in about ten stretches of whole points; full points are in the last.

    Example:
        >>> [str(one) for one in bins([], 5)][-2:]
        ['from 3 and below 4', 'from 4 to 5']
    """
    step = max(1, ceil(points / 10))
    number = max(1, ceil(points / step))
    counts = Counter(min(number - 1, max(0, int((one.score + 1e-9) // step))) for one in graded)
    return [
        Bin(place * step, min(points, (place + 1) * step), counts[place], place == number - 1)
        for place in range(number)
    ]


def exercises(graded: Sequence[Graded]) -> list[ExerciseCount]:
    """Count scores and passed checks of each exercise, in the order of the notebook."""
    names = dict.fromkeys(one.name for each in graded for one in each.exercises)
    return [_exercise(name, graded) for name in names]


def misunderstandings(graded: Sequence[Graded]) -> list[Misunderstanding]:
    """Count each kind of finding once a student and exercise; the most common comes first.

    What was mended in a notebook is no misunderstanding of asyncio, and is left out.
    """
    students: dict[tuple[str, str], dict[str, str]] = {}
    for one in graded:
        for exercise, reason in one.reasons:
            if reason.kind in NO_MISUNDERSTANDING:
                continue
            told = students.setdefault((exercise, reason.kind), {})
            told.setdefault(one.student, reason.sentence)
    found = [
        Misunderstanding(exercise, kind, tuple(told), next(iter(told.values())))
        for (exercise, kind), told in students.items()
    ]
    return sorted(found, key=lambda one: (-len(one.students), one.exercise, one.kind))


def _exercise(name: str, graded: Sequence[Graded]) -> ExerciseCount:
    found = [(each.student, one) for each in graded for one in each.exercises if one.name == name]
    scores = [one.score for _, one in found if one.score is not None]
    ran, passed = Counter[str](), Counter[str]()
    for _, one in found:
        for title, good in one.checks:
            ran[title] += 1
            passed[title] += good
    points = found[0][1].points
    return ExerciseCount(
        name=name,
        points=points,
        mean=fmean(scores) if scores else 0.0,
        full=sum(score >= points for score in scores),
        graded=len(scores),
        waiting=tuple(student for student, one in found if one.waiting),
        checks=tuple(CheckCount(title, passed[title], count) for title, count in ran.items()),
    )
