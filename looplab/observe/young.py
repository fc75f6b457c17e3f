"""Lets the garbage collector look at new objects only, while a program is watched.

A kernel's memory is large, and each run ends with a collection: what was never awaited or looked
at says so when it is collected.
"""

from __future__ import annotations

import _thread
import contextlib
import gc
from collections.abc import Iterator

_FEW = 1_000  # frozen objects that an interpreter may start with (3.12 does)

_lock = _thread.allocate_lock()
_users = 0
_ours = False
_theirs = False  # somebody else froze, before the first block


@contextlib.contextmanager
def young_garbage() -> Iterator[None]:
    """Let `gc.collect()` look only at what is made from here on; blocks may overlap.

    What somebody else froze (a forking server does) is left as it is. That is asked until the
    answer is yes, and for the first block only: Python counts what is frozen one by one.
    """
    global _users, _ours, _theirs
    with _lock:
        _users += 1
        if _users == 1:
            _theirs = _theirs or gc.get_freeze_count() > _FEW
            _ours = not _theirs
            if _ours:
                gc.freeze()
    try:
        yield
    finally:
        with _lock:
            _users -= 1
            if _users == 0 and _ours:
                gc.unfreeze()


def freeze_again() -> None:
    """Count what was loaded since as old, too, inside a block of `young_garbage`."""
    with _lock:
        if _users and _ours:
            gc.freeze()
