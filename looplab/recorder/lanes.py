"""The recorder's notes on one loop, one task or one job, and how they become records."""

from __future__ import annotations

from dataclasses import fields, make_dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Any
from weakref import ref

from looplab.clock import WatchedLoop
from looplab.recorder.places import Line, place
from looplab.recorder.states import ENDED, READY, RUNNING, State
from looplab.recorder.waits import Sleeps
from looplab.run import Cancel, LoopSpan, Outcome, Place, Span, TaskSpan, ThreadSpan

_NO_SLEEPS: Sleeps = {}

Note = tuple[int, float, State]  # step, time, and what begins; it lasts until the next note


class LoopNotes:
    """What is known about one loop.

    Attributes:
        id: 0 for the first loop of the run, then by order of creation.
        opened: seconds; `closed` (None: left open) likewise.
        mains: how many of the tasks that were made while it did not run are unfinished; None: it
            never had any.
        runs: the lane of the task that it runs now; since which `step` and which `time`.
    """

    __slots__ = ("_loop", "closed", "id", "mains", "opened", "runs", "step", "time")

    def __init__(self, loop: WatchedLoop | None, id: int, opened: float) -> None:
        self.id = id
        self.opened = opened
        self.closed: float | None = None
        self.mains: int | None = None
        self.runs: Lane | None = None
        self.step = 0
        self.time = 0.0
        self._loop = None if loop is None else ref(loop)

    @property
    def thread(self) -> int:
        """Give the thread that runs the loop, 0 when none does."""
        loop = None if self._loop is None else self._loop()
        return 0 if loop is None else loop.thread

    def loop_span(self) -> LoopSpan:
        """Give the finished record."""
        return LoopSpan(self.id, self.opened, self.closed)


NO_LOOP = LoopNotes(None, -1, 0.0)


class Lane:
    """What is known about one task, or one job in a worker thread.

    Attributes:
        loop: the loop that it runs on; a job has none.
        state: what it does now, but for the steps that it takes: see `LoopNotes.runs`.
        sleeps: where it has slept: see `in_sleep`.
        made: the line that made it.
        main: whether it was made while its loop did not run.
    """

    __slots__ = (
        "cancels", "created", "ended", "error", "id", "label", "last_step", "leftover", "loop",
        "made", "main", "name", "outcome", "parent", "sleeps", "started", "state",
    )  # fmt: skip

    def __init__(
        self,
        id: int,
        label: str,
        name: str,
        loop: LoopNotes,
        parent: Lane | None,
        created: float,
    ) -> None:
        self.id = id
        self.label = label
        self.name = name
        self.loop = loop
        self.parent = None if parent is None else parent.id
        self.created = created
        self.started: float | None = None  # set only where no note tells
        self.ended: float | None = None
        self.outcome: Outcome = "pending"
        self.error = ""
        self.state = READY
        self.sleeps = _NO_SLEEPS
        self.cancels: tuple[Cancel, ...] = ()
        self.made: Line | None = None
        self.leftover = False
        self.main = False
        self.last_step = 0

    @property
    def place(self) -> Place | None:
        """Give the place where it was made."""
        return None if self.made is None else place(*self.made)

    def task_span(
        self, notes: list[Note], end: float, last_step: int, where: Place | None
    ) -> TaskSpan:
        """Give the finished record.

        Args:
            notes: what it did, in any order.
            end: when to close a record that has no end.
            last_step: likewise.
            where: its `place`.
        """
        return TaskSpan(
            **self._common(notes, end, last_step),
            name=self.name,
            loop=self.loop.id,
            cancels=self.cancels,
            place=where,
            leftover=self.leftover,
        )

    def thread_span(self, notes: list[Note], end: float, last_step: int) -> ThreadSpan:
        """Give the finished record of a job in a worker thread; see `task_span`."""
        return ThreadSpan(**self._common(notes, end, last_step))

    def _common(self, notes: list[Note], end: float, last_step: int) -> dict[str, Any]:
        closed = end if self.ended is None else self.ended
        notes.sort(key=_step)
        ran = (time for _, time, state in notes if state is RUNNING)
        return {
            "id": self.id,
            "label": self.label,
            "parent": self.parent,
            "created": self.created,
            "started": next(ran, self.started),
            "ended": self.ended,
            "outcome": self.outcome,
            "error": self.error,
            "spans": _spans(notes, max(closed, self.created), self.last_step or last_step),
        }


_step = itemgetter(0)


def _spans(notes: list[Note], end: float, last_step: int) -> tuple[Span, ...]:
    return tuple(
        _span(state.activity, start, max(start, stop), *state.words, step, next_step)
        for (step, start, state), (next_step, stop, _) in pairwise(
            [*notes, (last_step, end, ENDED)]
        )
    )


# A frozen dataclass sets each of its fields by a call. A run has many spans, and to fill one that
# is not frozen yet takes a quarter of the time.
_Draft: Any = make_dataclass("_Draft", [field.name for field in fields(Span)], slots=True)


def _span(*values: Any) -> Span:
    draft: Any = _Draft(*values)
    draft.__class__ = Span
    span: Span = draft
    return span
