"""What is replaced in the process while programs are observed, and put back after.

`time.sleep`, the clocks of `time`, how a loop is made, and what threads wait in. Each replacement
asks whose thread it runs in, so that the rest of the process (the notebook's own loop, its
threads) notices nothing.

A loop that asyncio would make for the program is one of ours however the program asks for it: by
`asyncio.run`, by `loop_factory=asyncio.SelectorEventLoop`, or by way of an event loop policy of
its own. A loop of a class that the program wrote itself keeps real time, and is not recorded.
"""

from __future__ import annotations

import asyncio
import asyncio.events
import queue
import selectors
import threading
import time
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from contextlib import contextmanager
from itertools import compress
from typing import Any

from looplab.clock import locks, threads
from looplab.clock.loop import VirtualTimeLoop
from looplab.clock.real import RealTimeLoop
from looplab.clock.session import Session, current
from looplab.clock.watched import WatchedLoop

_lock = threading.Lock()
_users = 0
_shared: dict[int, Any] = {}
_put_back: list[tuple[Any, str, Any, Any]] = []
_methods: list[tuple[type, str, Any]] = []


def new_loop(session: Session) -> WatchedLoop:
    """Make a loop for a session: in virtual time, or in real time and watched."""
    loop = WatchedLoop.__new__(WatchedLoop)
    _begin(loop, session)
    return loop


def _begin(loop: Any, session: Session, selector: selectors.BaseSelector | None = None) -> None:
    """Make a selector loop, which is about to begin, one of the session's."""
    loop.__class__ = VirtualTimeLoop if session.virtual else RealTimeLoop
    with session.undisturbed:
        loop.__init__(session, selector)
        session.loops.add(loop)


def _loop_init(real: Callable[..., None]) -> Callable[..., None]:
    def __init__(self: Any, selector: selectors.BaseSelector | None = None) -> None:
        session = current()
        if session is None or type(self) is not asyncio.SelectorEventLoop:
            real(self, selector)
        else:
            _begin(self, session, selector)

    __init__.__doc__ = real.__doc__
    return __init__


def _clock(real: Callable[[], Any], base: str, nanoseconds: bool) -> Callable[[], Any]:
    def read() -> Any:
        session = current()
        if session is None or not session.virtual:
            return real()
        seconds = session.time() + (session.epoch if base == "epoch" else 0.0)
        return round(seconds * 1e9) if nanoseconds else seconds

    read.__name__ = read.__qualname__ = real.__name__
    read.__doc__ = real.__doc__
    return read


def _sleep(real: Callable[[float], None]) -> Callable[[float], None]:
    def sleep(seconds: float, /) -> None:
        session = current()
        if session is None:
            real(seconds)
        else:
            session.sleep(seconds)

    sleep.__doc__ = real.__doc__
    return sleep


def _new_event_loop(real: Callable[[], Any]) -> Callable[[], Any]:
    def new_event_loop() -> Any:
        session = current()
        loop = real()  # a policy of the program's own has its say
        if session is None or isinstance(loop, WatchedLoop):
            return loop
        loop.close()
        return new_loop(session)

    new_event_loop.__doc__ = real.__doc__
    return new_event_loop


def _replacements() -> dict[int, Any]:
    """Map the `id` of each function, as it is now, to its replacement."""
    found: dict[int, Any] = {id(time.sleep): _sleep(time.sleep)}
    for name, base in (("monotonic", ""), ("perf_counter", ""), ("time", "epoch")):
        for suffix in ("", "_ns"):
            real = getattr(time, name + suffix)
            found[id(real)] = _clock(real, base, bool(suffix))
    make = asyncio.events.new_event_loop
    found[id(make)] = _new_event_loop(make)
    found[id(threading.RLock)] = locks.reentrant
    found[id(queue.SimpleQueue)] = locks.SimpleQueue
    return found


@contextmanager
def replaced(namespaces: Iterable[MutableMapping[str, Any]] = ()) -> Iterator[None]:
    """Replace the functions while the block runs.

    Args:
        namespaces: globals of the program, in which `from time import sleep` may have left the
            real one.
    """
    global _users
    with _lock:
        _users += 1
        if _users == 1:
            _shared.update(_replacements())
            for module in (time, asyncio, asyncio.events, threading, queue):
                _swap(vars(module), _shared, _put_back)
            # By name in `threading`, which has the same function for its own use too.
            _put_back.append((vars(threading), "Lock", threading.Lock, locks.Lock))
            _shared[id(threading.Lock)] = locks.Lock
            threading.Lock = locks.Lock  # type: ignore[assignment]
            loop = asyncio.SelectorEventLoop
            begins = (loop, "__init__", _loop_init(loop.__init__))
            for owner, name, method in (*threads.REPLACED, begins):
                _methods.append((owner, name, vars(owner)[name]))
                setattr(owner, name, method)
    mine: list[tuple[Any, str, Any, Any]] = []
    try:
        for namespace in namespaces:
            _swap(namespace, _shared, mine)
        yield
    finally:
        _restore(mine)
        with _lock:
            _users -= 1
            if _users == 0:
                _restore(_put_back)
                _shared.clear()
                while _methods:
                    setattr(*_methods.pop())


def _swap(
    namespace: MutableMapping[str, Any], by: dict[int, Any], undo: list[tuple[Any, str, Any, Any]]
) -> None:
    names, values = list(namespace), list(namespace.values())
    # Hundreds of names, of which a few are to be replaced: C goes through them.
    for name, value in compress(
        zip(names, values, strict=False), map(by.__contains__, map(id, values))
    ):
        undo.append((namespace, name, value, by[id(value)]))
        namespace[name] = by[id(value)]


def _restore(undo: list[tuple[Any, str, Any, Any]]) -> None:
    while undo:
        namespace, name, value, new = undo.pop()
        if namespace.get(name) is new:  # else the program has put something else there
            namespace[name] = value
