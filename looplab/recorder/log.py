"""What happened, in flat lists: quick to write to, and nothing for the garbage collector."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from looplab.recorder.lanes import Lane, LoopNotes, Note
from looplab.recorder.states import ENDED, RUNNING, State


class Log:
    """Everything that was noted in one session.

    Attributes:
        count: gives each thing that happens its number: its step, as records call it.
        taken: the steps that tasks took, six entries each: lane, step and time of the beginning,
            step and time of the end, and the state that began there. `Step` writes it.
    """

    def __init__(self) -> None:
        self.count = count(1)
        self.taken: list[Any] = []
        self._begun: list[Any] = []  # what else began, four entries each

    def begins(self, lane: Lane, time: float, state: State) -> None:
        """Note that a task or a job does something else now."""
        self._begun += (lane, next(self.count), time, state)

    @property
    def steps(self) -> int:
        """Count the steps that tasks took so far."""
        return len(self.taken) // 6

    def notes(self, loops: list[LoopNotes]) -> dict[Lane, list[Note]]:
        """Sort by lane what was noted.

        Args:
            loops: the session's loops; one that was left behind may be in the middle of a step.
        """
        found: dict[Lane, list[Note]] = defaultdict(list)
        for lane, step, time, state in _rows(self._begun, 4):
            found[lane].append((step, time, state))
        for lane, begun, began, step, time, state in _rows(self.taken, 6):
            found[lane].append((begun, began, RUNNING))
            if state is not ENDED:
                found[lane].append((step, time, state))
        for loop in loops:
            if loop.runs is not None:
                found[loop.runs].append((loop.step, loop.time, RUNNING))
        return found


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the garbage collector rest while many records are made, none of which is garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _rows(flat: list[Any], width: int) -> Iterator[tuple[Any, ...]]:
    """Take a flat list apart, as it is now: a program that was left behind still adds rows."""
    return zip(*[iter(flat.copy())] * width, strict=True)
