"""Holds back whatever a test cell would print, warn or log, and puts everything as it was.

nbgrader gives 0 points to a cell with *any* text on stderr, also when it comes from a library's
log. And a coroutine that nobody awaited is known by a warning only, which comes when the object is
collected.
"""

from __future__ import annotations

import contextlib
import gc
import io
import logging
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from looplab.observe.young import young_garbage

_ROOM = 64_000  # bytes of each stream that are kept; the rest is counted and dropped


@dataclass(frozen=True, slots=True)
class Caught:
    """What was held back in a stretch of the exam."""

    stdout: str = ""
    stderr: str = ""
    warnings: tuple[str, ...] = ()
    logs: tuple[str, ...] = ()

    @property
    def never_awaited(self) -> tuple[str, ...]:
        """Give the names in Python's warnings that a coroutine was never awaited."""
        parts = (text.split("'") for text in self.warnings if text.endswith("was never awaited"))
        return tuple(part[1] for part in parts if len(part) == 3)


class Capture:
    """Holds back stdout, stderr, warnings and logs between `start` and `stop`.

    Example:
        >>> with Capture() as held:
        ...     print("noise")
        >>> held.since().stdout
        'noise'
    """

    def __init__(self) -> None:
        self._out, self._err = _Bin(), _Bin()
        self._logs: list[str] = []
        self._warned: list[warnings.WarningMessage] = []
        self._seen = (0, 0, 0, 0)
        self._undo = contextlib.ExitStack()

    def __enter__(self) -> Self:
        # What an earlier cell left to be collected is not this cell's fault: collect it first.
        with contextlib.ExitStack() as undo:
            undo.enter_context(_streams(self._out.text, self._err.text))
            undo.enter_context(_logging(self._logs))
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                gc.collect()
            undo.enter_context(young_garbage())
            recorded = undo.enter_context(warnings.catch_warnings(record=True))
            assert recorded is not None
            self._warned = recorded
            warnings.simplefilter("always")
            self._undo = undo.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        try:
            gc.collect()  # all that is made here, so that no late warning is told elsewhere
        finally:
            self._undo.close()

    def since(self) -> Caught:
        """Give what came since the last call."""
        out, err = self._out.read(), self._err.read()
        before, self._seen = self._seen, (len(out), len(err), len(self._warned), len(self._logs))
        return Caught(
            out[before[0] :].decode("utf-8", "replace").rstrip("\n"),
            err[before[1] :].decode("utf-8", "replace").rstrip("\n"),
            tuple(_said(one) for one in self._warned[before[2] :]),
            tuple(self._logs[before[3] :]),
        )


class _Bin(io.RawIOBase):
    """Keeps the first bytes written to it and drops the rest."""

    def __init__(self) -> None:
        super().__init__()
        self._kept = bytearray()
        self._through = io.BufferedWriter(self)
        self.text = io.TextIOWrapper(
            self._through, "utf-8", "backslashreplace", newline="\n", write_through=True
        )

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        given = bytes(data)  # type: ignore[call-overload]
        self._kept += given[: max(0, _ROOM - len(self._kept))]
        return len(given)

    def read(self, size: int = -1) -> bytes:
        with contextlib.suppress(ValueError):  # a program closed it
            self.text.flush()
        return bytes(self._kept)


class _Handler(logging.Handler):
    def __init__(self, into: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._into = into

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(Exception):
            if len(self._into) < 200:
                self._into.append(f"{record.name}: {record.getMessage()}"[:500])


@contextlib.contextmanager
def _streams(out: io.TextIOBase, err: io.TextIOBase) -> Iterator[None]:
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


@contextlib.contextmanager
def _logging(into: list[str]) -> Iterator[None]:
    """Take every handler's place: one made by an earlier cell writes to the real stderr."""
    known = [
        one for one in logging.root.manager.loggerDict.values() if isinstance(one, logging.Logger)
    ]
    before = [(one, list(one.handlers)) for one in (logging.root, *known)]
    ours = _Handler(into)
    for logger, handlers in before:
        logger.handlers[:] = [ours] if logger is logging.root or not logger.propagate else []
        del handlers  # kept alive by `before`
    try:
        yield
    finally:
        for logger, handlers in before:
            logger.handlers[:] = handlers


def _said(one: warnings.WarningMessage) -> str:
    # The first line only: in debug mode the traceback of the creation follows.
    try:
        return str(one.message).partition("\n")[0][:500]
    except Exception:
        return one.category.__name__
