"""The state that all of a process shares, and that a program may leave changed.

asyncio, the clocks, the threads, the streams, the warnings, the built-in functions, and the
interpreter's own hooks and switches: a program that replaces one of these would change what the
next cell does, or the kernel itself. What a program does to its own globals, to files, to the
working directory or to the environment is its own affair, as it is in any cell.
"""

from __future__ import annotations

import _thread
import asyncio
import builtins
import contextlib
import gc
import itertools
import operator
import queue
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from looplab.observe.stamps import Stamps

_HOOKS = (
    "stdin", "stdout", "stderr", "excepthook", "unraisablehook", "displayhook", "breakpointhook",
)  # fmt: skip
_SWITCHES: dict[str, tuple[Callable[[], Any], Callable[[Any], None]]] = {
    "sys.setrecursionlimit": (sys.getrecursionlimit, sys.setrecursionlimit),
    "sys.setswitchinterval": (sys.getswitchinterval, sys.setswitchinterval),
    "gc.enable": (gc.isenabled, lambda on: gc.enable() if on else gc.disable()),
    "gc.set_threshold": (gc.get_threshold, lambda sizes: gc.set_threshold(*sizes)),
    "gc.set_debug": (gc.get_debug, gc.set_debug),
}
_MODULES: list[ModuleType] = [
    asyncio,
    *(module for name, module in sys.modules.items() if name.startswith("asyncio.")),
    builtins, queue, threading, time, warnings,
]  # fmt: skip
_MISSING = object()
# A program may put its own in their place.
_all, _map, _is, _repeat, _len = all, map, operator.is_, itertools.repeat, len
_lock = _thread.allocate_lock()
_users = 0
_before: list[State] = []


class _Modules:
    """The names of asyncio and of the other modules, copied anew only where they have changed."""

    def __init__(self) -> None:
        self._stamps = Stamps([vars(module) for module in _MODULES])
        self._copies: list[dict[str, Any]] = [{} for _ in _MODULES]
        self._copied = b""

    def remember(self) -> None:
        """Copy what has changed since the last copy."""
        now = self._stamps.read()
        for place in self._stamps.changed(self._copied, now):
            self._copies[place] = dict(vars(_MODULES[place]))
        self._copied = now

    def put_back(self) -> list[str]:
        """Put back what was copied, and name what was changed."""
        changed, now, grown = [], self._stamps.read(), False
        for place in self._stamps.changed(self._copied, now):
            module, before = _MODULES[place], self._copies[place]
            names = vars(module)
            grown = grown or _len(names) != _len(before)
            if _all(_map(_is, _map(names.get, before, _repeat(_MISSING)), before.values())):
                continue  # nearly always
            for name, value in before.items():
                if names.get(name, _MISSING) is not value:
                    names[name] = value
                    changed.append(f"{module.__name__}.{name}")
        if not changed and not grown:
            self._copied = now  # the copies are of this, too
        return changed


class State:
    """The shared state as it is when this is made; one at a time, as the copies are shared.

    Example:
        >>> import sys
        >>> before = State()
        >>> limit = sys.getrecursionlimit()
        >>> sys.setrecursionlimit(2000)
        >>> before.put_back()
        ['sys.setrecursionlimit']
        >>> sys.getrecursionlimit() == limit
        True
    """

    def __init__(self) -> None:
        _modules.remember()
        self._hooks = {name: getattr(sys, name, _MISSING) for name in _HOOKS}
        self._switches = {name: read() for name, (read, _) in _SWITCHES.items()}
        self._filters = list(warnings.filters)

    def put_back(self) -> list[str]:
        """Put everything back, and name what was changed: `asyncio.sleep`, `sys.stdout`."""
        changed = _modules.put_back()
        for name, value in self._hooks.items():
            if getattr(sys, name, _MISSING) is not value:
                delattr(sys, name) if value is _MISSING else setattr(sys, name, value)
                changed.append(f"sys.{name}")
        for name, value in self._switches.items():
            read, write = _SWITCHES[name]
            if read() != value:
                write(value)
                changed.append(name)
        if list(warnings.filters) != self._filters:
            warnings.filters[:] = self._filters  # type: ignore[index]
            warnings._filters_mutated()  # type: ignore[attr-defined]
            changed.append("warnings.filters")
        return changed


_modules = _Modules()


@contextlib.contextmanager
def keeping() -> Iterator[list[str]]:
    """Put the shared state back after the block; of blocks that overlap, after the last.

    Gives a list, which then names what had been changed.
    """
    global _users
    changed: list[str] = []
    with _lock:
        _users += 1
        if _users == 1:
            _before.append(State())
    try:
        yield changed
    finally:
        with _lock:
            _users -= 1
            if _users == 0:
                changed += _before.pop().put_back()
