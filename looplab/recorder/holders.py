"""Who holds the lock that a stuck task waits for.

An asyncio lock does not know its owner. But a task that is inside `async with lock:` keeps the
lock's `__aexit__` for later, and the garbage collector knows what a coroutine keeps. A lock that
was taken with a bare `await lock.acquire()` has no owner to be found.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterable, Iterator
from types import MethodType
from typing import Any

_TAKEN_BY = (asyncio.Lock.acquire.__code__, asyncio.Semaphore.acquire.__code__)


def holders(tasks: Iterable[asyncio.Task[Any]]) -> dict[asyncio.Task[Any], list[asyncio.Task[Any]]]:
    """Find, for each suspended task that waits for a lock, the tasks that are inside of it."""
    wanted: dict[asyncio.Task[Any], Any] = {}
    inside: dict[int, list[asyncio.Task[Any]]] = {}
    for task in tasks:
        kept: list[Any] = []
        for coro in _chain(task.get_coro()):
            frame = getattr(coro, "cr_frame", None)
            if frame is not None and frame.f_code in _TAKEN_BY:
                wanted[task] = frame.f_locals["self"]
            kept += filter(None, map(_lock_of, gc.get_referents(coro)))
        if wanted.get(task) in kept:
            kept.remove(wanted[task])  # it is kept from the moment on at which it is asked for
        for lock in kept:
            inside.setdefault(id(lock), []).append(task)
    return {task: inside.get(id(lock), []) for task, lock in wanted.items()}


def _lock_of(kept: object) -> object | None:
    """Give the lock whose `__aexit__` this is; a Condition's own, None for anything else."""
    if not isinstance(kept, MethodType) or kept.__name__ != "__aexit__":
        return None
    lock = getattr(kept.__self__, "_lock", kept.__self__)
    return lock if isinstance(lock, asyncio.Lock | asyncio.Semaphore) else None


def _chain(coro: Any) -> Iterator[Any]:
    """Yield a coroutine, what it awaits, what that awaits, and so on."""
    while coro is not None:
        yield coro
        coro = getattr(coro, "cr_await", None)
