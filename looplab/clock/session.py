"""One program under observation: its clock, its limits, and which threads are its own.

Several programs may be observed in one process at the same time, and the process has threads of
its own which must keep real time. So everything that is replaced while a program runs asks
`current()` first: whose thread is this?
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn
from weakref import WeakSet

from looplab.clock.limits import LimitReached, Limits, StopKind
from looplab.clock.watched import Watcher
from looplab.clock.workers import Workers

real_sleep = time.sleep
real_time = time.time
real_perf_counter = time.perf_counter

_owners: dict[int, Session] = {}


class Session:
    """What the loops and threads of one observed program share.

    Attributes:
        now: virtual seconds since the program began (unused when the session keeps real time).
        epoch: what `time.time()` says at second 0.
        watcher: who is told what happens; None for nobody.
        workers: the jobs in worker threads, in virtual time.
        stopped: the first limit that the program ran into; None so far. `stopped_at`: when, in
            seconds.
        over: set when the program has ended; a thread that is still there is nobody's any more.
        turns: turns of all its loops so far.
        waiting_for_io: True while a loop waits for a socket, a pipe or a child process.
        threads: the program's own threads: `threading.get_ident()` to `get_native_id()`.
        loops: its loops that still exist.
    """

    def __init__(
        self, limits: Limits | None = None, watcher: Watcher | None = None, *, virtual: bool = True
    ) -> None:
        self.virtual = virtual
        self.limits = limits or Limits()
        self.watcher = watcher
        self.workers = Workers(self)
        self.now = 0.0
        self.epoch = float(int(real_time()))
        self.stopped: LimitReached | None = None
        self.stopped_at = 0.0
        self.over = False
        self.turns = 0
        self.waiting_for_io = False
        self.threads: dict[int, int] = {}
        self.loops: WeakSet[asyncio.AbstractEventLoop] = WeakSet()
        self._began = real_perf_counter()

    def time(self) -> float:
        """Read the session's clock, in seconds since the program began."""
        return self.now if self.virtual else real_perf_counter() - self._began

    def sleep(self, seconds: float) -> None:
        """Do what `time.sleep` does, in this session's time, for the calling thread.

        In a worker thread of a virtual session it waits for the virtual clock. On a loop's
        thread it blocks the
        loop: the clock goes on, worker threads too, and no task runs.

        Raises:
            ValueError: negative seconds, as `time.sleep` does.
        """
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if self.virtual and self.workers.sleep_if_mine(seconds):
            return
        began = self.time()
        if self.virtual:
            self.workers.run_until(began + seconds)
            self.move_to(began + seconds)
        else:
            real_sleep(seconds)
        if self.watcher is not None:
            self.watcher.blocked(began, self.time())

    def move_to(self, when: float) -> None:
        """Set the virtual clock on to `when`.

        Raises:
            LimitReached: that is past the cap on virtual time.
        """
        if when > self.limits.virtual:
            self.stop(
                "endless", f"it was still going after {self.limits.virtual:,.0f} virtual seconds"
            )
        self.now = max(self.now, when)

    def note_stop(self, kind: StopKind, sentence: str) -> LimitReached:
        """Note why the program has to be ended; the first reason counts."""
        reason = LimitReached(kind, sentence)
        if self.stopped is None:
            self.stopped, self.stopped_at = reason, self.time()
            if self.watcher is not None:
                self.watcher.stopping()
        return reason

    def stop(self, kind: StopKind, sentence: str) -> NoReturn:
        """End the program from inside.

        Raises:
            LimitReached: always.
        """
        raise self.note_stop(kind, sentence)

    @contextmanager
    def owning(self) -> Iterator[None]:
        """Count the calling thread as the program's own while the block runs."""
        ident = threading.get_ident()
        before = _owners.get(ident)
        _owners[ident] = self
        self.threads[ident] = threading.get_native_id()
        try:
            yield
        finally:
            self.threads.pop(ident, None)
            if before is None:
                _owners.pop(ident, None)
            else:
                _owners[ident] = before


def current() -> Session | None:
    """Give the session that the calling thread belongs to; None outside one, or after its end."""
    session = _owners.get(threading.get_ident())
    return None if session is None or session.over else session
