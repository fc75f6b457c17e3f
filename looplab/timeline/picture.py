"""What the parts of a picture share while it is laid out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from looplab.run import Run, TaskSpan
from looplab.timeline.lanes import Job, Lane
from looplab.timeline.scale import Scale
from looplab.timeline.scene import Scene

PAD = 14.0
"""Between the card's edge and what is on it, in points."""
MARGIN = 24.0
"""To the right of the plot, for the marks at the end of a lane."""


@dataclass(slots=True)
class Row:
    """Where a lane lies: its top edge and height, and up to which x it is full."""

    lane: Lane
    top: float
    height: float
    full: float = 0.0
    unsaid: list[str] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """Give the height at which its bars are centred."""
        return self.top + self.height / 2

    def middle_of(self, index: int) -> float:
        """Give the height at which one of those who share the lane is drawn."""
        if not self.lane.crowd:
            return self.middle
        return self.top + 4 + (index + 0.5) * (self.height - 8) / len(self.lane.members)

    @property
    def bar(self) -> float:
        """Give the height of its bars."""
        return min(self.height * 0.66, 15.0)


@dataclass(slots=True)
class Notes:
    """Numbered remarks for what found no room in the picture; the same text has one number."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def number(self, kind: str, text: str) -> int:
        """Give the number of a remark, a new one if it is new."""
        return self.numbers.setdefault((kind, text), len(self.numbers) + 1)


@dataclass(slots=True)
class Picture:
    """One run on its way onto a card.

    Attributes:
        index: which of the scale's runs it is.
        label_left: where the labels of the lanes begin.
        outer: the right edge up to which text may go.
        blocked_x: for each row (by position), the x of arrows that cross it.
        seen: what the legend has to explain.
    """

    run: Run
    scene: Scene
    scale: Scale
    index: int
    label_left: float
    outer: float
    notes: Notes
    seen: set[str]
    rows: list[Row] = field(default_factory=list)
    blocked_x: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))

    def x(self, time: float, step: int | None = None) -> float:
        """Give the place of a moment of this run."""
        return self.scale.x(time, step, self.index)

    def end_x(self, job: Job) -> float:
        """Give the place of a job's end, or of the run's when it had none."""
        if job.ended is None:
            return max(self.scale.after(self.finish), self.x(self.finish))
        step = job.spans[-1].end_step if job.spans else None
        return self.x(job.ended, step)

    @property
    def finish(self) -> float:
        """Give the time at which the run ended or was stopped, in seconds."""
        return self.run.stop.time if self.run.stop else self.run.elapsed

    def place_of(self, label: str, time: float, step: int) -> int | None:
        """Find the row of the task with this label that was running at this moment."""
        best: int | None = None
        for position, row in enumerate(self.rows):
            for job in row.lane.members:
                if job.label != label:
                    continue
                best = position if best is None else best
                if any(
                    s.activity in ("running", "blocking")
                    and s.start <= time <= s.end
                    and s.step <= step <= s.end_step
                    for s in job.spans
                ):
                    return position
        return best

    def tasks(self) -> Iterator[tuple[int, Row, TaskSpan]]:
        """Yield every task with its row and that row's position."""
        for position, row in enumerate(self.rows):
            for job in row.lane.members:
                if isinstance(job, TaskSpan):
                    yield position, row, job
