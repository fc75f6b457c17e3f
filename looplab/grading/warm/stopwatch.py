"""How long a cell has run, whatever else the machine has to do.

On a busy machine a program waits for a processor, and that is not its own doing: the same cell
must not be stopped there and pass elsewhere. So what counts is the time in which it computed, or
slept, or waited for something else.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from looplab.grading.sandbox import descendants

__all__ = ["PERIOD", "Seen", "Stopwatch", "look"]

PERIOD = 0.25
"""Seconds between two looks; what ends before the first costs nothing to measure."""
MOST = 6
"""How many times its limit a cell may take on the wall's clock, so that none goes on for ever."""

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Seen:
    """What processes are up to.

    Attributes:
        runnable: one of their threads computes now, or would if it had a processor.
        computed: seconds of processor time that all of them have had, ended ones too.
    """

    runnable: bool
    computed: float


def look(pid: int) -> Seen:
    """Look at a process and all that descends from it.

    What the kernel notes of each thread's waiting (its schedstat) is lost when the thread ends, and
    each simulated program has threads of its own: processor time is not lost.

    Example:
        >>> look(os.getpid()).runnable
        True
    """
    ticks, states = 0, set[str]()
    for process in {pid} | descendants(pid):
        with suppress(OSError):  # it has ended meanwhile
            ticks += sum(map(int, _fields(f"/proc/{process}/stat")[11:15]))
            for task in os.listdir(f"/proc/{process}/task"):
                states.add(_fields(f"/proc/{process}/task/{task}/stat")[0])
    return Seen("R" in states, ticks / TICKS)


def _fields(path: str) -> list[str]:
    """Read a line of proc_pid_stat(5) from its third field on: a name may hold blanks."""
    return Path(path).read_text("ascii", "replace").rpartition(")")[2].split()


class Stopwatch:
    """Counts a cell's seconds, from now on.

    A time between two looks counts in full if nothing was runnable at its end, and else as much of
    it as was computed: the rest was spent in waiting for a processor.

    Args:
        look: looks at the cell's processes.
        clock: gives seconds, as a clock on the wall.

    Attributes:
        spent: seconds counted until the last look.
    """

    def __init__(self, look: Callable[[], Seen], clock: Callable[[], float] = monotonic) -> None:
        self._look, self._clock = look, clock
        self._began = self._last = clock()
        self._computed: float | None = None
        self.spent = 0.0

    @property
    def total(self) -> float:
        """Give the seconds until now; those since the last look count in full."""
        return self.spent + self._clock() - self._last

    def is_over(self, limit: float) -> bool:
        """Tell whether a cell has used up its seconds; looks again if the last look is old."""
        now = self._clock()
        if now - self._last >= min(PERIOD, limit):
            self._count(now)
        return self.spent >= limit or now - self._began >= MOST * limit

    def _count(self, now: float) -> None:
        seen, passed = self._look(), now - self._last
        if seen.runnable and self._computed is not None:
            passed = min(passed, max(0.0, seen.computed - self._computed))
        self.spent += passed
        self._last, self._computed = now, seen.computed
