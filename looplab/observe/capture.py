"""What a program prints and warns of, caught line by line with its time."""

from __future__ import annotations

import io
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal, TextIO

from looplab.clock import Session, current
from looplab.recorder import Recorder
from looplab.recorder.places import function_name, is_comprehension, is_own, short_file
from looplab.run import Leak, Line, Place

MOST = 100_000  # characters kept of what one run prints

_lock = threading.Lock()
_users = 0
_put_back: list[Callable[[], None]] = []


class Capture:
    """What one session prints, and the coroutines that it never awaited."""

    def __init__(self, recorder: Recorder) -> None:
        self.lines: list[Line] = []
        self.never_awaited: list[Leak] = []
        self._recorder = recorder
        self._parts: dict[tuple[str, str], str] = {}
        self._kept = 0
        self._lost = 0

    def write(self, stream: Literal["stdout", "stderr"], text: str) -> None:
        """Take what was written to a stream."""
        if self._kept > MOST:
            self._lost += len(text)
            return
        self._kept += len(text)
        key = (stream, self._recorder.who())
        *lines, rest = (self._parts.pop(key, "") + text).split("\n")
        for line in lines:
            self._add(line, key[1], stream)
        if rest:
            self._parts[key] = rest

    def close(self) -> tuple[Line, ...]:
        """Give all lines, unended ones included, and say how much was left out."""
        for (stream, who), rest in self._parts.items():
            self._add(rest, who, stream)
        self._parts.clear()
        if self._lost:
            self._add(f"... and {self._lost:,} more characters, not kept", "", "stdout")
        return tuple(self.lines)

    def _add(self, text: str, who: str, stream: Any) -> None:
        recorder = self._recorder
        self.lines.append(Line(recorder.session.time(), text, who, stream, recorder.step()))


class _Routed(io.TextIOBase):
    """A standard stream that sends what an observed program writes to its capture."""

    def __init__(self, real: TextIO, stream: Literal["stdout", "stderr"]) -> None:
        self._real = real
        self._stream: Literal["stdout", "stderr"] = stream

    def write(self, text: str) -> int:
        session = current()
        if session is None:
            return self._real.write(text)
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        _captures[id(session)].write(self._stream, text)
        return len(text)

    def flush(self) -> None:
        if current() is None and not self._real.closed:
            self._real.flush()

    def close(self) -> None:
        """Stay open: the stream behind it is not the program's to close."""

    def fileno(self) -> int:
        return self._real.fileno()

    def isatty(self) -> bool:
        return current() is None and self._real.isatty()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._real.encoding

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


_captures: dict[int, Capture] = {}


@contextmanager
def capturing(session: Session, recorder: Recorder) -> Iterator[Capture]:
    """Catch what the session's threads print, and which of their coroutines nobody awaits."""
    global _users
    capture = Capture(recorder)
    with _lock:
        _captures[id(session)] = capture
        _users += 1
        if _users == 1:
            _install()
    try:
        yield capture
    finally:
        with _lock:
            _users -= 1
            if _users == 0:
                while _put_back:
                    _put_back.pop()()
            del _captures[id(session)]


def _install() -> None:
    for name in ("stdout", "stderr"):
        real = getattr(sys, name)
        routed = _Routed(real, name)
        setattr(sys, name, routed)
        _put_back.append(lambda name=name, real=real: setattr(sys, name, real))  # type: ignore[misc]
    warn = warnings._warn_unawaited_coroutine  # type: ignore[attr-defined]

    def note_unawaited(coro: Any) -> None:
        """Note a coroutine of an observed program; such a program tracks where each was made."""
        session = current()
        capture = None if session is None else _captures.get(id(session))
        if capture is None or coro.cr_origin is None:
            warn(coro)
            return
        (file, line, function), *outer = coro.cr_origin
        if outer and is_comprehension(function):
            function = outer[0][2]
        if not is_own(file):  # asyncio's own, cut off when the program was ended
            return
        where = Place(short_file(file), line, function)
        capture.never_awaited.append(Leak(function_name(coro.__qualname__), where))

    warnings._warn_unawaited_coroutine = note_unawaited  # type: ignore[attr-defined]
    _put_back.append(lambda: setattr(warnings, "_warn_unawaited_coroutine", warn))
