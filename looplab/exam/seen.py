"""What a check's body has shown so far: the runs judged, what failed, and the searches opened.

A failure is noted where it is raised, so that it counts also when something swallows it on its
way: a program's `except BaseException`, or a `finally` that returns.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from looplab.exam.errors import Unmet
from looplab.run import Run


@dataclass(eq=False)
class Seen:
    """Notes on one check's body, or on one case of a search.

    Attributes:
        runs: those that `expect` has judged.
        unmet: what `expect` and `for_all` have raised.
        waiting: each `for_all(...)` that has been given no body yet.
    """

    runs: list[Run] = field(default_factory=list)
    unmet: list[Unmet] = field(default_factory=list)
    waiting: list[object] = field(default_factory=list)


_stack: list[Seen] = []


def now() -> Seen:
    """Give the notes to write on; outside a check they are nobody's."""
    return _stack[-1] if _stack else Seen()


@contextlib.contextmanager
def apart() -> Iterator[Seen]:
    """Begin a new page of notes for the block."""
    mine = Seen()
    _stack.append(mine)
    try:
        yield mine
    finally:
        _stack.remove(mine)
