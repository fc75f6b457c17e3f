"""What a searched check of an asyncio exercise draws: seconds, delays, calls that fail, moments.

Every number is a multiple of an eighth, which floats hold exactly, so that sums of them can be
asked for to the digit. Hypothesis' own strategies go with these; it is loaded when one is called.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


@dataclass(frozen=True)
class Call:
    """One call that waits, and then returns or fails.

    Attributes:
        seconds: how long it waits.
        fails: whether it raises then.
    """

    seconds: float
    fails: bool = False


def seconds(most: float = 4.0) -> SearchStrategy[float]:
    """Draw seconds from zero on, in quarters; whole ones, and those near zero, are the simpler.

    Example:
        >>> from hypothesis import find
        >>> find(seconds(), lambda drawn: drawn > 0.5)
        1.0
    """
    from hypothesis.strategies import sampled_from

    quarters = [number / 4 for number in range(int(most * 4) + 1)]
    return sampled_from(sorted(quarters, key=lambda one: (one % 1 != 0, one)))


def delays(
    min_size: int = 0, max_size: int = 6, *, most: float = 4.0
) -> SearchStrategy[list[float]]:
    """Draw a list of seconds: none, zero, ties, rising and falling ones are all likely.

    Example:
        >>> from hypothesis import find
        >>> find(delays(), lambda drawn: drawn != sorted(drawn))
        [1.0, 0.0]
    """
    from hypothesis.strategies import lists, one_of, sampled_from

    few = sampled_from([0.0, 1.0])  # so that ties are not rare
    return lists(one_of(few, seconds(most)), min_size=min_size, max_size=max_size)


def calls(
    min_size: int = 0, max_size: int = 6, *, most: float = 4.0, failing: int | None = None
) -> SearchStrategy[list[Call]]:
    """Draw calls of which some fail.

    Args:
        min_size: how many calls at least.
        max_size: how many at most.
        most: the longest wait in seconds.
        failing: how many of them fail, if there are so many; None for any number, none included.

    Example:
        >>> from hypothesis import find
        >>> find(calls(failing=1), lambda drawn: len(drawn) == 2)
        [Call(seconds=0.0, fails=True), Call(seconds=0.0, fails=False)]
    """
    from hypothesis.strategies import booleans, builds, lists, permutations

    if failing is None:
        call = builds(Call, seconds(most), booleans())
        return lists(call, min_size=min_size, max_size=max_size)

    def fail_some(waits: list[float]) -> SearchStrategy[list[Call]]:
        places = permutations(range(len(waits)))
        return places.map(
            lambda order: [Call(wait, place in order[:failing]) for place, wait in enumerate(waits)]
        )

    return delays(min_size, max_size, most=most).flatmap(fail_some)


def moments(most: float = 4.0) -> SearchStrategy[float]:
    """Draw a time at which nothing else of these is due: an odd number of eighths of a second.

    For cancelling in the middle of a wait, whichever it is.

    Example:
        >>> from hypothesis import find
        >>> find(moments(), lambda drawn: drawn > 1)
        1.125
    """
    from hypothesis.strategies import integers

    return integers(0, max(0, int(most * 4) - 1)).map(lambda number: (2 * number + 1) / 8)
