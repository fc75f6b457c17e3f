"""One program under observation: its clock, its limits, and which threads are its own.

Several programs may be observed in one process at the same time, and the process has threads of
its own which must keep real time. So everything that is replaced while a program runs asks
`current()` first: whose thread is this?
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn
from weakref import WeakSet

from looplab.clock.limits import LimitReached, Limits, StopKind
from looplab.clock.turns import Turns
from looplab.clock.watched import WatchedLoop, Watcher
from looplab.clock.workers import Workers

real_sleep = time.sleep
real_time = time.time
real_perf_counter = time.perf_counter

_PIECE = 0.05  # real seconds

_owners: dict[int, Session] = {}


class Session:
    """What the loops and threads of one observed program share.

    Attributes:
        now: virtual seconds since the program began (unused when the session keeps real time).
        epoch: what `time.time()` says at second 0.
        watcher: who is told what happens; None for nobody.
        turns: its threads, and whose turn it is, in virtual time.
        workers: the jobs in worker threads, in virtual time.
        stopped: the first limit that the program ran into; None so far. `stopped_at`: when, in
            seconds.
        over: set when the program has ended; a thread that is still there is nobody's any more.
        steps: turns of all its loops, and of its threads, so far.
        waiting_for_io: True while a loop waits for a socket, a pipe or a child process.
        threads: the program's own threads: `threading.get_ident()` to `get_native_id()`.
        abroad: futures of work in executors, in real time.
        started: threads that it started itself.
        loops: its loops that still exist.
        undisturbed: held while a thread opens or closes a loop: an exception from outside comes
            before or after it, so that no loop is left half closed.
    """

    def __init__(
        self, limits: Limits | None = None, watcher: Watcher | None = None, *, virtual: bool = True
    ) -> None:
        self.virtual = virtual
        self.limits = limits or Limits()
        self.watcher = watcher
        self.turns = Turns(self)
        self.workers = Workers(self)
        self.now = 0.0
        self.epoch = float(int(real_time()))
        self.stopped: LimitReached | None = None
        self.stopped_at = 0.0
        self.over = False
        self.steps = 0
        self.waiting_for_io = False
        self.threads: dict[int, int] = {}
        self.abroad: WeakSet[Any] = WeakSet()
        self.started: list[threading.Thread] = []
        self.loops: WeakSet[WatchedLoop] = WeakSet()
        self.undisturbed = threading.RLock()
        self._began = real_perf_counter()

    def time(self) -> float:
        """Read the session's clock, in seconds since the program began."""
        return self.now if self.virtual else real_perf_counter() - self._began

    def sleep(self, seconds: float) -> None:
        """Do what `time.sleep` does, in this session's time, for the calling thread.

        On a loop's thread it blocks the loop: the clock goes on, other threads too, and no task
        of that loop runs.

        Raises:
            ValueError: negative seconds, as `time.sleep` does.
        """
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if not self.virtual:
            self._sleep_really(seconds)
        elif self.turns.mine() is not None:
            self.pause(self.now + seconds)
        else:
            real_sleep(seconds)

    def pause(self, until: float | None, awake: Callable[[], bool] = lambda: False) -> bool:
        """Let the calling thread wait outside any `await`, and note it; see `Turns.wait`.

        With a loop running in the thread, that loop is held.
        """
        watcher, member = self.watcher, self.turns.mine()
        if watcher is None or member is None:
            return self.turns.wait(until, awake)
        began = self.now
        number = member.number if asyncio._get_running_loop() is None else None
        if number is not None:
            watcher.job_changed(number, "waiting")
            woken = self.turns.wait(until, awake)
            watcher.job_changed(number, "running")
            return woken
        try:
            return self.turns.wait(until, awake)
        finally:
            watcher.blocked(began, self.now)

    def _sleep_really(self, seconds: float) -> None:
        """Sleep in pieces, so that a thread can be ended meanwhile."""
        began = self.time()
        while (left := began + seconds - self.time()) > 0:
            real_sleep(min(left, _PIECE))
        if self.watcher is not None:
            self.watcher.blocked(began, self.time())

    def tell(self, number: int, state: str, error: BaseException | None = None) -> None:
        """Report a thread's new state to the watcher."""
        if self.watcher is not None and not self.over:
            self.watcher.job_changed(number, state, error)

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
            self.turns.close()
        return reason

    def stop(self, kind: StopKind, sentence: str) -> NoReturn:
        """End the program from inside.

        Raises:
            LimitReached: always.
        """
        raise self.note_stop(kind, sentence)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let the calling thread do what is no part of the program, in real time, in its turn."""
        ident, member = threading.get_ident(), self.turns.mine()
        owner = _owners.pop(ident, None)
        if member is not None:
            member.aside += 1
        try:
            yield
        finally:
            if member is not None:
                member.aside -= 1
            if owner is not None:
                _owners[ident] = owner

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


def taking_turns() -> Session | None:
    """Give the calling thread's session if that one's threads take turns in virtual time."""
    session = current()
    if session is None or not session.virtual or session.turns.mine() is None:
        return None
    return session
