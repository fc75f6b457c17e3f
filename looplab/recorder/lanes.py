"""The recorder's notes on one task or one job, and how they become spans."""

from __future__ import annotations

from typing import Any

from looplab.recorder.places import function_name, held_by, is_comprehension, is_own
from looplab.recorder.waits import Wait, words
from looplab.run import Activity, Cancel, Outcome, Place, Span, TaskSpan, ThreadSpan

Note = tuple[int, float, Activity, Any]  # step, time, what begins, and a Wait, frames or None


class Lane:
    """Notes on one task: each note begins something that lasts until the next."""

    __slots__ = (
        "cancels", "created", "ended", "error", "id", "label", "last_step", "leftover", "loop",
        "main", "name", "notes", "outcome", "parent", "place", "running", "started",
    )  # fmt: skip

    def __init__(
        self, id: int, label: str, name: str, loop: int, parent: int | None, created: float
    ) -> None:
        self.id = id
        self.label = label
        self.name = name
        self.loop = loop
        self.parent = parent
        self.created = created
        self.started: float | None = None
        self.ended: float | None = None
        self.outcome: Outcome = "pending"
        self.error = ""
        self.notes: list[Note] = []
        self.cancels: list[Cancel] = []
        self.place: Place | None = None
        self.leftover = False
        self.main = False
        self.running = False
        self.last_step = 0

    def task_span(self, end: float, last_step: int) -> TaskSpan:
        """Give the finished record; `end` and `last_step` close a lane that never ended."""
        return TaskSpan(
            **self._common(end, last_step),
            name=self.name,
            loop=self.loop,
            cancels=tuple(self.cancels),
            place=self.place,
            leftover=self.leftover,
        )

    def thread_span(self, end: float, last_step: int) -> ThreadSpan:
        """Give the finished record of a job in a worker thread."""
        return ThreadSpan(**self._common(end, last_step))

    def _common(self, end: float, last_step: int) -> dict[str, Any]:
        closed = end if self.ended is None else self.ended
        return {
            "id": self.id,
            "label": self.label,
            "parent": self.parent,
            "created": self.created,
            "started": self.started,
            "ended": self.ended,
            "outcome": self.outcome,
            "error": self.error,
            "spans": _spans(self.notes, max(closed, self.created), self.last_step or last_step),
        }


def _spans(notes: list[Note], end: float, last_step: int) -> tuple[Span, ...]:
    closing: Note = (last_step, end, "running", None)
    spans = []
    known: dict[Any, tuple[tuple[str, ...], Place | None, str, bool]] = {}
    for (step, start, activity, detail), (next_step, stop, *_) in zip(
        notes, [*notes[1:], closing], strict=True
    ):
        stack: tuple[str, ...] = ()
        where: Place | None = None
        on, joins = "", False
        if isinstance(detail, Wait):
            if detail not in known:
                known[detail] = words(detail)
            stack, where, on, joins = known[detail]
        elif detail is not None:
            names = (code.co_qualname for code, _ in detail if is_own(code.co_filename))
            stack = tuple(function_name(name) for name in names if not is_comprehension(name))
            on, where = held_by(detail)
        spans.append(
            Span(activity, start, max(start, stop), on, joins, stack, where, step, next_step)
        )
    return tuple(spans)
