"""Collects what a program left behind, and does not look through all that was there before.

A kernel's memory is large, and each run ends with a collection: what was never awaited or looked
at says so when it is collected.
"""

from __future__ import annotations

import _thread
import contextlib
import gc
import sys
from collections.abc import Iterator

# From 3.14 on, a collection of the young takes a part of the old with it, and leaves some young.
_GENERATIONS = sys.version_info < (3, 14)
_SELDOM = 1_000  # collections of the youngest generation between two of the next

_lock = _thread.allocate_lock()
_users = 0
_frozen_for_good = False
_seen = 0
_thresholds: list[tuple[int, int, int]] = []  # as they were, and as they are meanwhile


@contextlib.contextmanager
def young_garbage() -> Iterator[None]:
    """Let `collect`, and a program's own `gc.collect()`, look only at what is made from here on.

    Blocks may overlap. Meanwhile Python makes hardly anything old by itself.

    After `freeze_for_good` what came between that and the block is not frozen: a program's own
    `gc.collect()` looks at it, too.
    """
    global _users, _seen
    with _lock:
        _users += 1
        if _users == 1:
            young, older, oldest = gc.get_threshold()
            meanwhile = young, max(older, _SELDOM), oldest
            _thresholds[:] = [(young, older, oldest), meanwhile]
            gc.set_threshold(*meanwhile)
            if _frozen_for_good:
                gc.collect(1)  # what was left just before is not the block's
            else:
                gc.freeze()
            _seen = _grown_old()
    try:
        yield
    finally:
        with _lock:
            _users -= 1
            if _users == 0:
                if gc.get_threshold() == _thresholds[1]:  # else somebody has set them since
                    gc.set_threshold(*_thresholds[0])
                if not _frozen_for_good:
                    gc.unfreeze()


def collect() -> None:
    """Collect the garbage among what was made in the outermost block; outside one, all there is."""
    global _seen
    if _GENERATIONS and _users and _grown_old() == _seen:
        gc.collect(1)
    else:
        gc.collect()
    _seen = _grown_old()


def freeze_for_good() -> None:
    """Keep what there is now out of every collection, in this process and those forked from it."""
    global _frozen_for_good
    _frozen_for_good = True
    gc.collect()
    gc.freeze()


def _grown_old() -> int:
    """Count the collections after which what was left of the young counted as old."""
    return sum(generation["collections"] for generation in gc.get_stats()[1:])
