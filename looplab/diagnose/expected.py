"""What an exercise asks of a run: all of it optional, bounds on one side or on both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, final

from looplab.diagnose.say import seconds

#: How far two times may be apart and still be the same: sums of floats differ in the last digits.
INSTANT = 1e-6


@final
class _Anything:
    """Says that nothing is asked; there is one, `ANYTHING`."""

    def __repr__(self) -> str:
        return "ANYTHING"


ANYTHING: Final[Any] = _Anything()


@dataclass(frozen=True, slots=True)
class Bounds:
    """A range of numbers, both ends included.

    Example:
        >>> at_most(3).holds(4)
        False
    """

    low: float = float("-inf")
    high: float = float("inf")

    def holds(self, value: float) -> bool:
        """Tell whether a value lies inside."""
        return self.low - INSTANT <= value <= self.high + INSTANT

    def words(self, *, unit: bool = False) -> str:
        """Write the range for people: `3`, `at most 3`, `between 1.0 s and 1.5 s`."""
        low, high = (seconds(end) if unit else f"{end:g}" for end in (self.low, self.high))
        if self.low == self.high:
            return low
        if self.low == float("-inf"):
            return f"at most {high}"
        return f"at least {low}" if self.high == float("inf") else f"between {low} and {high}"


def at_most(high: float) -> Bounds:
    """Ask for no more than this."""
    return Bounds(high=high)


def at_least(low: float) -> Bounds:
    """Ask for no less than this."""
    return Bounds(low=low)


def between(low: float, high: float) -> Bounds:
    """Ask for a number in this range, both ends included."""
    return Bounds(low, high)


def bounds(asked: float | Bounds) -> Bounds:
    """Read a plain number as exactly that number."""
    return asked if isinstance(asked, Bounds) else Bounds(asked, asked)


@dataclass(frozen=True)
class Expected:
    """What an exercise asks of one run. `ANYTHING` asks nothing.

    A number stands for exactly that number; `at_most`, `at_least` and `between` give bounds.

    Attributes:
        result: what is returned, compared by `looplab.diagnose.same`.
        raises: the exception that must come out: its class, or one like it (same class and args).
        elapsed: seconds from start to end.
        peak: how many waits were in flight at once; or calls of a function, `{"fetch": 3}`.
        order: names of coroutine functions in the order in which their calls first paused.
        prints: every line printed to stdout, in order.
        loops: how many event loops were made.
        steps: how many times a task had its turn, `Run.steps`. Give room on both sides: a newer
            Python may need a turn less for the same program.
        cancelled: names of coroutine functions whose tasks must end cancelled.
        blocked: seconds for which the loop may be held.
        leaves_nothing: no task unfinished, coroutine unawaited, error unseen, loop left open.
        tolerance: how far floats in the result may be apart.
    """

    result: Any = ANYTHING
    raises: type[BaseException] | BaseException | None = None
    elapsed: float | Bounds = ANYTHING
    peak: int | Bounds | Mapping[str, int | Bounds] = ANYTHING
    order: Sequence[str] = ANYTHING
    prints: Sequence[str] = ANYTHING
    loops: int | Bounds = ANYTHING
    steps: int | Bounds = ANYTHING
    cancelled: Sequence[str] = ()
    blocked: float | Bounds = 0.0
    leaves_nothing: bool = True
    tolerance: float = 0.0

    @property
    def longest(self) -> float | None:
        """Give the most seconds that the run may take, None when nothing is asked."""
        if self.elapsed is ANYTHING:
            return None
        high = bounds(self.elapsed).high
        return None if high == float("inf") else high
