"""The event loop whose clock jumps.

An ordinary asyncio selector loop. Where that one would wait in `select` for the next timer, this
one sets its clock to that timer and goes on: a program that sleeps an hour ends in milliseconds,
and each timer fires at exactly its own time. Nothing left that could wake the program is a
deadlock, known at once.

Timers that are due at the same time fire in the order in which they were set. (asyncio's own
heap does not promise that; with a real clock equal times do not happen, with a virtual one they
are the rule.)
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import heapq
import selectors
import warnings
from collections.abc import Callable
from contextvars import Context
from itertools import count
from typing import Any
from weakref import WeakSet

from looplab.clock.io import Traffic, traffic, unsent
from looplab.clock.selector import LoopSelector, Poll
from looplab.clock.session import Session, current, real_perf_counter
from looplab.clock.watched import WatchedLoop
from looplab.clock.workers import Job

_GRACE = 0.001  # real seconds for a loopback packet to arrive between two sockets of this loop
_HELD = 0.5  # real seconds for which the system may hold such a packet back
_LOOK = 0.02  # real seconds between two looks at the rest while I/O is under way


class _Timer(asyncio.TimerHandle):
    """A timer that breaks ties by the order of creation."""

    __slots__ = ("turn",)
    turn: tuple[float, int]  # when, and which of those that are set for that time

    def __lt__(self, other: asyncio.TimerHandle) -> bool:
        try:
            return self.turn < other.turn  # type: ignore[attr-defined,no-any-return]
        except AttributeError:
            return super().__lt__(other)


class VirtualTimeLoop(WatchedLoop):
    """An event loop in virtual time.

    Args:
        session: the program that it belongs to, with the clock; None is the one that is being
            simulated in the calling thread, or else one of its own.
        selector: what asks the system about sockets and pipes; None is the system's best.

    Raises:
        LimitReached: by whatever runs the loop, when the program would never end.

    Example:
        >>> import asyncio
        >>> with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        ...     runner.run(asyncio.sleep(3600))
        ...     runner.get_loop().time()
        3600.0
    """

    def __init__(
        self, session: Session | None = None, selector: selectors.BaseSelector | None = None
    ) -> None:
        session = session or _simulated() or Session()
        self._orders = count()
        self._spun = 0
        self._jobs: WeakSet[asyncio.Future[Any]] = WeakSet()
        self._handed_in: WeakSet[Job] = WeakSet()
        self._children: WeakSet[asyncio.SubprocessTransport] = WeakSet()
        super().__init__(session, LoopSelector(selector, self._select))  # type: ignore[arg-type]
        self._clock_resolution = 1e-9

    def time(self) -> float:
        """Read the virtual clock, in seconds since the program began."""
        return self.session.now

    def call_at(  # type: ignore[override]
        self,
        when: float,
        callback: Callable[..., Any],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """Set a timer, as asyncio does; equal times keep the order of the calls."""
        if when is None:
            raise TypeError("when cannot be None")
        return self._set_timer(when, callback, args, context)

    def call_later(  # type: ignore[override]
        self,
        delay: float,
        callback: Callable[..., Any],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """Set a timer `delay` virtual seconds from now."""
        if delay is None:
            raise TypeError("delay must not be None")
        self.asked = delay
        return self._set_timer(self.time() + delay, callback, args, context)

    def _set_timer(
        self,
        when: float,
        callback: Callable[..., Any],
        args: tuple[Any, ...],
        context: Context | None,
    ) -> asyncio.TimerHandle:
        self._check_closed()  # type: ignore[attr-defined]
        if self._debug:  # type: ignore[attr-defined]
            self._check_thread()  # type: ignore[attr-defined]
            self._check_callback(callback, "call_at")  # type: ignore[attr-defined]
        timer = _Timer(when, callback, args, self, context)
        timer.turn = (when, next(self._orders))
        if timer._source_traceback:  # type: ignore[attr-defined]
            del timer._source_traceback[-2:]  # type: ignore[attr-defined]
        heapq.heappush(self._scheduled, timer)  # type: ignore[attr-defined]
        timer._scheduled = True  # type: ignore[attr-defined]
        return timer

    def run_in_executor(  # type: ignore[override]
        self, executor: Any, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """Run a call in a worker thread, which sleeps in virtual time.

        An executor that is not made of threads (a process pool) runs as ever; its work is waited
        for in real time, and the clock stands still meanwhile.
        """
        self._check_closed()  # type: ignore[attr-defined]
        if self.get_debug():
            self._check_callback(func, "run_in_executor")  # type: ignore[attr-defined]
        if executor is None:
            self._check_default_executor()  # type: ignore[attr-defined]
            executor = self._default_executor  # type: ignore[attr-defined]
        if executor is not None and not isinstance(executor, concurrent.futures.ThreadPoolExecutor):
            return super().run_in_executor(executor, func, *args)
        number = 0 if self.watcher is None else self.watcher.job_created(func, args)
        job = self.session.workers.submit(executor, lambda: func(*args), number)
        future = asyncio.wrap_future(job.future, loop=self)
        self._jobs.add(future)
        self._handed_in.add(job)
        return future

    def is_job(self, future: object) -> bool:
        """Tell whether a future stands for a job in a worker thread."""
        return future in self._jobs

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        """Wait until every job that this loop gave to its default executor has ended.

        After `timeout` seconds it warns, as asyncio does, and waits no longer. (A timeout is from
        Python 3.12 on; `asyncio.run` then gives five minutes.)
        """
        self._executor_shutdown_called = True
        pool = self._default_executor  # type: ignore[attr-defined]
        jobs = [job for job in self.session.workers.jobs if job in self._handed_in]
        try:
            async with asyncio.timeout(timeout):
                for job in jobs:
                    if job.pool is pool:
                        await asyncio.wait([asyncio.wrap_future(job.future)])
        except TimeoutError:
            warnings.warn(
                f"The executor did not finishing joining its threads within {timeout} seconds.",
                RuntimeWarning,
                stacklevel=2,
            )
        if pool is not None:
            pool.shutdown(wait=False)

    async def _make_subprocess_transport(self, *args: Any, **options: Any) -> Any:
        child = await super()._make_subprocess_transport(*args, **options)  # type: ignore[misc]
        self._children.add(child)
        return child

    def _traffic(self) -> Traffic:
        """Say where a byte, or the end of a child process, could come from."""
        if any(child.get_returncode() is None for child in self._children):
            return Traffic.OUTSIDE
        return traffic(self, self._ssock.fileno())  # type: ignore[attr-defined]

    def _count_turn(self) -> None:
        """Count one turn of the loop in which something was ready."""
        session = self.session
        session.steps += 1
        self._spun += 1
        if self._spun > session.limits.spin:
            self._spun = 0
            session.stop(
                "busy-wait",
                f"the loop went round {session.limits.spin:,} times and the clock never moved: "
                "something asks again and again instead of waiting",
            )
        if session.steps > session.limits.turns:
            session.steps = 0
            session.stop(
                "endless",
                f"it was still going after {session.limits.turns:,} turns of the loop, "
                f"at {self.time():g} virtual seconds",
            )
        if self._spun % 64 == 0:  # a loop that polls for a job's answer
            session.turns.give_way()

    def _select(self, poll: Poll, timeout: float | None) -> list[Any]:
        """Look for what is ready, or wait for it: the loop's `select`."""
        if timeout is not None and timeout <= 0:
            self._count_turn()
            return poll(0)
        return self._wait(poll)

    def _wait(self, poll: Poll) -> list[Any]:
        """Find what happens next when no callback is ready."""
        session = self.session
        idle_since: float | None = None
        while True:
            self._count_turn()
            events = poll(0)
            if events or self._ready:  # type: ignore[attr-defined]
                return events
            under_way = self._traffic()
            if under_way is Traffic.INSIDE and (events := self._from_inside(poll)):
                return events
            began, due = session.now, self._next_due()
            if under_way is Traffic.OUTSIDE:
                idle_since = idle_since or real_perf_counter()
                if real_perf_counter() - idle_since > session.limits.io:
                    session.stop(
                        "frozen",
                        f"it waited {session.limits.io:g} real seconds for a socket, a pipe "
                        "or a child process",
                    )
                events = self._poll_outside(poll, due)
            else:
                session.turns.wait(due, self._has_work, loop=True)
            if session.now > began:
                self._spun = 0
            if events or self._timer_due():
                return events

    def _from_inside(self, poll: Poll) -> list[Any]:
        """Wait for what this loop has sent to itself, and is not there yet."""
        began = real_perf_counter()
        own_fd = self._ssock.fileno()  # type: ignore[attr-defined]
        while unsent(self, own_fd) and real_perf_counter() - began < _HELD:
            if events := poll(_GRACE):
                return events
        return poll(_GRACE)

    def _poll_outside(self, poll: Poll, due: float | None) -> list[Any]:
        """Wait for real I/O in real time; the program's other threads go on meanwhile."""
        session = self.session
        session.turns.wait(due, loop=True, polls=True)
        session.waiting_for_io = True
        events: list[Any] = []
        try:
            events = poll(_LOOK if due is None else min(_LOOK, max(0.0, due - session.now)))
        finally:
            session.waiting_for_io = False
            session.turns.regain()
        self._spun = 0
        return events

    def _has_work(self) -> bool:
        return bool(self._ready)  # type: ignore[attr-defined]

    def run_forever(self) -> None:
        """Run, as asyncio does; the calling thread is one of those that take turns."""
        member = self.session.turns.mine()
        if member is None or member.number is None:
            with self.session.turns.taking_part():
                super().run_forever()
            return
        self.session.tell(member.number, "waiting")  # its tasks have lanes of their own
        try:
            super().run_forever()
        finally:
            self.session.tell(member.number, "running")

    def _timer_due(self) -> bool:
        timers = self._scheduled  # type: ignore[attr-defined]
        return bool(timers) and timers[0]._when <= self.session.now

    def _next_due(self) -> float | None:
        """Give the time of the next timer, None when there is none."""
        timers = self._scheduled  # type: ignore[attr-defined]
        return timers[0]._when if timers else None


def _simulated() -> Session | None:
    session = current()
    return session if session is not None and session.virtual else None
