"""Tells a thread that works from one that stands still, by looking at it from outside.

What a thread waits for is known where it waits in something that looplab replaces. A lock taken
in C, or a call of the operating system, shows only in where the thread stands.
"""

from __future__ import annotations

import enum
import gc
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from types import FrameType


class Doing(enum.Enum):
    """What a look at a thread shows."""

    WORKS = enum.auto()
    WAITS = enum.auto()
    OUTSIDE = enum.auto()
    GONE = enum.auto()


def look(ident: int, native: int) -> tuple[Doing, object]:
    """Say what a thread does at this moment, and where.

    Args:
        ident: its `threading.get_ident()`.
        native: its `threading.get_native_id()`.

    Returns:
        `WAITS` for another thread (a lock); `OUTSIDE` for the operating system (a socket, a
        pipe); otherwise `WORKS`, or `GONE`. The second part is equal for two looks at the same
        place.
    """
    frame = frame_of(ident)
    if frame is None:
        return Doing.GONE, None
    here = (id(frame), frame.f_lasti)
    if frame.f_code is _REAL_WAIT:
        return Doing.WAITS, here
    try:  # a lock that is taken in C shows only in the operating system's books
        waits_in = (_BOOKS / str(native) / "wchan").read_text()
        state = _state(native)
    except OSError:
        return Doing.WORKS, here
    if "futex" in waits_in:
        return Doing.WAITS, here
    asleep = state == "S" and waits_in not in ("", "0")
    return (Doing.OUTSIDE if asleep else Doing.WORKS), here


def frame_of(ident: int) -> FrameType | None:
    """Give the frame in which a thread is at this moment.

    Before 3.11.9 the interpreter can lock itself up when garbage is collected just then, while
    another thread ends (python/cpython#106883): so it is not.
    """
    collects = gc.isenabled()
    try:
        gc.disable()
        return sys._current_frames().get(ident)
    finally:
        if collects:
            gc.enable()


def processor_time(natives: Iterable[int]) -> tuple[float, bool]:
    """Give the processor time that threads have used, and whether all of them stand still.

    Args:
        natives: their `threading.get_native_id()`s, 0 for one on its way.

    Returns:
        Seconds; without Linux' books, those of the whole process, as if all stood still.
    """
    total, asleep = 0.0, True
    for native in list(natives):
        try:
            state = _state(native)
            total += int((_BOOKS / str(native) / "schedstat").read_text().split()[0]) / 1e9
        except OSError:  # it ended just now, or this system keeps no such books
            asleep = asleep and native != 0
            continue
        asleep = asleep and state == "S"
    return (total, asleep) if _KEPT else (time.process_time(), True)


def _state(native: int) -> str:
    """Give the letter for a thread's state: "S" for one that sleeps."""
    return (_BOOKS / str(native) / "stat").read_text().rpartition(")")[2].split()[0]


_REAL_WAIT = threading.Condition.wait.__code__
_BOOKS = Path("/proc/self/task")
_KEPT = _BOOKS.exists()
