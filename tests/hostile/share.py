"""Which cases are graded in which sandbox: all in the best one, a telling part in the others.

With LOOPLAB_HOSTILE=all, all of them in each.
"""

from __future__ import annotations

import os

from hostile.corpus import Case, corpus
from looplab.grading.sandbox import KINDS

__all__ = ["BEST", "kinds", "pairs", "share"]

BEST = "best"
"""Stands for the best kind of sandbox that the machine has, which is known once it was tried."""


def kinds() -> tuple[str, ...]:
    """Give the kinds to grade in."""
    return KINDS if _everything() else (BEST, *KINDS[1:])


def share(kind: str) -> list[Case]:
    """Give the cases that are graded in a kind: in a lesser one those that need a sandbox."""
    return [one for one in corpus() if kind == BEST or _everything() or one.needs]


def pairs() -> list[tuple[str, Case]]:
    """Give each case with each kind."""
    return [(kind, one) for kind in kinds() for one in share(kind)]


def _everything() -> bool:
    return os.environ.get("LOOPLAB_HOSTILE") == "all"
