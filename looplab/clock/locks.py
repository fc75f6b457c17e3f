"""Locks and queues in which a program's thread waits for the virtual clock.

A program that makes a `threading.Lock` gets one of these, which can say that its thread waits;
anybody else gets Python's own. Both kinds do the same in real threads.
"""

from __future__ import annotations

import _thread
import queue
import threading
from typing import Any

from looplab.clock.session import taking_turns

real_lock = threading.Lock
real_rlock = threading.RLock


class Lock:
    """A `threading.Lock` whose waits, and their timeouts, are virtual."""

    def __new__(cls) -> Any:
        """Make one for a thread that takes turns; for any other, an ordinary lock."""
        return super().__new__(cls) if taking_turns() is not None else real_lock()

    def __init__(self) -> None:
        self._real = _thread.allocate_lock()
        self.locked = self._real.locked
        self.release = self._real.release

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Take the lock, as `threading.Lock.acquire` does."""
        session = taking_turns()
        if session is None or not blocking or (timeout < 0 and timeout != -1):
            return self._real.acquire(blocking, timeout)
        until = None if timeout == -1 else session.now + timeout
        while not self._real.acquire(False):
            if not session.pause(until, lambda: not self._real.locked()):
                return False
        return True

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()

    def __repr__(self) -> str:
        return repr(self._real)


class _Reentrant(threading._RLock):  # type: ignore[misc]
    """Python's own reentrant lock, built on the lock above."""

    def __init__(self) -> None:
        super().__init__()
        self._block = Lock()


def reentrant() -> Any:
    """Make a reentrant lock, for a thread that takes turns or for any other."""
    return _Reentrant() if taking_turns() is not None else real_rlock()


class SimpleQueue(queue._PySimpleQueue):  # type: ignore[name-defined,misc]
    """A `queue.SimpleQueue` whose waits are virtual: the one that Python has without C."""

    def __new__(cls) -> Any:
        """Make one for a thread that takes turns; for any other, an ordinary queue."""
        return super().__new__(cls) if taking_turns() is not None else _real_simple()


_real_simple = queue.SimpleQueue
