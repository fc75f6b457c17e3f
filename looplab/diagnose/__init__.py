"""From a `Run`, and what the exercise asked, to named findings in the learner's words.

A finding is drawn from what the program did, never from its text. A right solution has none.
"""

from __future__ import annotations

from looplab.diagnose.answers import answers
from looplab.diagnose.cancels import cancels
from looplab.diagnose.endings import endings, raised_finding
from looplab.diagnose.expected import (
    ANYTHING,
    Bounds,
    Expected,
    at_least,
    at_most,
    between,
)
from looplab.diagnose.finding import LESSONS, NEARER, Finding, by_weight, finding
from looplab.diagnose.leaks import leaks, never_awaited
from looplab.diagnose.same import Difference, difference
from looplab.diagnose.timing import timing
from looplab.run import Run

__all__ = [
    "ANYTHING",
    "LESSONS",
    "NEARER",
    "Bounds",
    "Difference",
    "Expected",
    "Finding",
    "at_least",
    "at_most",
    "between",
    "diagnose",
    "difference",
    "finding",
    "never_awaited",
    "raised_finding",
]


def diagnose(run: Run, expected: Expected | None = None) -> tuple[Finding, ...]:
    """Name what a run shows, the most telling first; nothing for a right solution.

    Args:
        run: what happened.
        expected: what was asked; without it, only what is wrong in any program is named.

    Example:
        >>> import asyncio, looplab
        >>> async def main():
        ...     asyncio.sleep(1)
        >>> [one.kind for one in diagnose(looplab.simulate(main))]
        ['never-awaited']
    """
    asked = expected if expected is not None else Expected()
    found = [one for rule in (cancels, endings, leaks, timing, answers) for one in rule(run, asked)]
    return by_weight(found)
