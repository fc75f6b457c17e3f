"""The best scores over the units, as data that shows itself: a picture, and a table."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Best", "Progress"]


@dataclass(frozen=True, slots=True)
class Best:
    """The best score of an exercise.

    Attributes:
        score: out of `of` points.
        of: what the exercise is worth.
        whole: True when the hidden checks were run too.
        on: the day, as 2026-05-05.
    """

    score: float
    of: float
    whole: bool
    on: str = ""

    def told(self, points: float) -> str:
        """Say the score, out of what the exercise is worth now."""
        return f"{self.score:g} of {points:g}" + ("" if self.whole else " (visible checks)")

    def rank(self) -> tuple[bool, float]:
        """Order scores: one of all checks is worth more than one of the visible ones."""
        return self.whole, self.score


@dataclass(frozen=True, slots=True)
class Progress:
    """What a learner has done of the course.

    Attributes:
        units: for each unit, its exercises and what they are worth.
        bests: for each unit, the best scores of the exercises that were tried.
        file: where they are kept.
    """

    units: dict[str, dict[str, float]] = field(default_factory=dict)
    bests: dict[str, dict[str, Best]] = field(default_factory=dict)
    file: str = ""

    @property
    def score(self) -> float:
        """Give the best scores' sum."""
        return round(sum(best.score for kept in self.bests.values() for best in kept.values()), 2)

    @property
    def points(self) -> float:
        """Give what all exercises are worth."""
        return sum(points for worth in self.units.values() for points in worth.values())

    @property
    def sentence(self) -> str:
        """Say how far the learner is."""
        tried = sum(len(kept) for kept in self.bests.values())
        count = sum(len(worth) for worth in self.units.values())
        return (
            f"{self.score:g} of {self.points:g} points; {tried} of {count} exercises were graded."
        )

    @property
    def whose(self) -> str:
        """Say where the scores are kept, and what may be done with them."""
        return f"Kept in {self.file}, which is yours to copy or to delete."

    def rows(self) -> list[tuple[str, str, float, Best | None]]:
        """List unit, exercise, points and best score, if there is one."""
        return [
            (unit, name, points, self.bests.get(unit, {}).get(name))
            for unit, worth in self.units.items()
            for name, points in worth.items()
        ]

    def text(self) -> str:
        """Write the scores as a table of letters."""
        lines = [self.sentence]
        before = ""
        for unit, name, points, best in self.rows():
            lines += [unit] if unit != before else []
            before = unit
            said = "not graded yet" if best is None else best.told(points)
            lines.append(f"  {name:<24} {said}")
        if self.file:
            lines.append(self.whose)
        return "\n".join(lines)

    def html(self) -> str:
        """Draw the scores, with the table folded under the picture."""
        from looplab.card.chart import svg
        from looplab.timeline import with_table

        return with_table(svg(self), self.text())

    def __str__(self) -> str:
        return self.text()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/plain": self.text(), "text/html": self.html()}
