"""Threads that a program starts itself: what takes the place of `threading`'s own methods.

A thread started by a program's thread belongs to the program: it takes turns, sleeps in virtual
time, and has a lane. Each method asks whose thread calls it, and is Python's own for all others.
"""

from __future__ import annotations

import _thread
import re
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from looplab.clock.limits import SimulationStopped
from looplab.clock.member import Member
from looplab.clock.session import Session, current, taking_turns
from looplab.clock.workers import real_join, real_shutdown, real_start, real_submit

_real_wait = threading.Condition.wait
_real_init = ThreadPoolExecutor.__init__

# Threads of libraries, which run none of the program's code and wait for what is outside it.
_HELPERS = (
    "asyncio.base_events",
    "asyncio.unix_events",
    "concurrent.futures",
    "multiprocessing",
    "subprocess",
)
_NAMELESS = re.compile(r"Thread-\d+( \(.*\))?")

_members: WeakKeyDictionary[threading.Thread, Member] = WeakKeyDictionary()


class Thread:
    """Methods for `threading.Thread`."""

    def start(self: Any) -> None:
        """Start the thread, as one of its program's."""
        session = current()
        if session is None or self._started.is_set():
            real_start(self)
            return
        module = getattr(self._target or type(self), "__module__", None)
        if module is not None and module.startswith(_HELPERS):  # a built-in method has none
            with session.aside():
                real_start(self)
            session.turns.helpers.append(self)
            return
        number = 0 if session.watcher is None else session.watcher.job_created(*_named(self))
        member = None
        if taking_turns() is not None:
            member = session.turns.enrol(number, daemon=self.daemon)
            member.thread = self
            _members[self] = member
        self.run = partial(_live, session, self, member, number, self.run)
        daemon, self._daemonic = self._daemonic, True  # our process does not wait for it at exit
        try:
            with session.aside():
                real_start(self)
        except BaseException:
            if member is not None:
                session.turns.leave(member)
            raise
        finally:
            self._daemonic = daemon
        session.started.append(self)

    def join(self: Any, timeout: float | None = None) -> None:
        """Wait for the thread's end; a timeout is virtual."""
        session, member = taking_turns(), _members.get(self)
        if session is None or member is None or self is threading.current_thread():
            real_join(self, timeout)
            return
        until = None if timeout is None else session.now + max(timeout, 0.0)
        if member.state == "ended" or session.pause(until, lambda: member.state == "ended"):
            with session.aside():
                real_join(self)


class Condition:
    """Methods for `threading.Condition`, on which events, queues, semaphores and futures rest."""

    def wait(self: Any, timeout: float | None = None) -> bool:
        """Wait for a notification; a timeout is virtual."""
        session = taking_turns()
        if session is None:
            return _real_wait(self, timeout)
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = _thread.allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        saved = self._release_save()
        notified = False
        try:
            until = None if timeout is None else session.now + max(timeout, 0.0)
            notified = session.pause(until, lambda: not waiter.locked())
            return notified
        finally:
            self._acquire_restore(saved)
            if not notified and waiter in self._waiters:
                self._waiters.remove(waiter)


class Pool:
    """Methods for `concurrent.futures.ThreadPoolExecutor`."""

    def __init__(self: Any, *args: Any, **options: Any) -> None:
        session = current()
        if session is None:
            _real_init(self, *args, **options)
            return
        with session.aside():
            _real_init(self, *args, **options)
        session.workers.pools.add(self)

    def submit(self: Any, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand a call in, as a job that takes turns."""
        session = current()
        if session is None or session is not taking_turns() or self._shutdown or self._broken:
            future = real_submit(self, fn, *args, **kwargs)
            if session is not None:
                session.abroad.add(future)
            return future
        watcher, workers = session.watcher, session.workers
        number = 0 if watcher is None else watcher.job_created(fn, (*args, *kwargs.values()))
        return workers.submit(self, partial(fn, *args, **kwargs), number).future

    def shutdown(self: Any, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls, and wait for those under way in virtual time."""
        session = taking_turns()
        if session is None:
            real_shutdown(self, wait, cancel_futures=cancel_futures)
            return
        jobs = session.workers.jobs
        with session.aside():
            real_shutdown(self, wait=False, cancel_futures=cancel_futures)
        if wait:
            if any(job.pool is self for job in jobs):
                session.pause(None, lambda: not any(job.pool is self for job in jobs))
            with session.aside():
                real_shutdown(self, wait=True)


REPLACED: tuple[tuple[type, str, Any], ...] = (
    (threading.Thread, "start", Thread.start),
    (threading.Thread, "join", Thread.join),
    (threading.Condition, "wait", Condition.wait),
    (ThreadPoolExecutor, "__init__", Pool.__init__),
    (ThreadPoolExecutor, "submit", Pool.submit),
    (ThreadPoolExecutor, "shutdown", Pool.shutdown),
)


def finish(session: Session) -> None:
    """Wait for a program's threads as the interpreter does at its exit: not for daemons."""
    if session.virtual:
        try:
            if session.stopped is None and _unfinished(session):
                session.turns.wait(None, lambda: not _unfinished(session))
        except SimulationStopped:
            pass  # why is in session.stopped
        session.workers.shut_down()
        return
    for thread in session.started:
        while thread.is_alive() and not thread.daemon and session.stopped is None:
            real_join(thread, 0.05)


def _unfinished(session: Session) -> bool:
    return any(one.number is not None and not one.daemon for one in session.turns.members)


def _named(thread: Any) -> tuple[Any, tuple[Any, ...], str]:
    """Give what a thread runs, with which arguments, and the name that it was given, if any."""
    name = "" if _NAMELESS.fullmatch(thread.name) else thread.name
    if isinstance(thread, threading.Timer):
        return threading.Timer, (thread.interval, thread.function), name
    if thread._target is None:
        return type(thread), (), name
    return thread._target, (*thread._args, *thread._kwargs.values()), name


def _live(
    session: Session, thread: Any, member: Member | None, number: int, run: Callable[[], None]
) -> None:
    """Be the thread's `run`."""
    del thread.run
    try:
        with session.owning():
            _run_as_member(session, thread, member, number, run)
    except SimulationStopped:
        pass  # one more, on its way out
    finally:
        if member is not None:
            session.turns.leave(member)


def _run_as_member(
    session: Session, thread: Any, member: Member | None, number: int, run: Callable[[], None]
) -> None:
    state, failure = "done", None
    try:
        if member is not None:
            session.turns.arrive(member)
        session.tell(number, "running")
        run()
    except SimulationStopped:
        state = "cancelled" if session.stopped is None else "pending"
    except SystemExit:
        pass
    except BaseException as error:
        state, failure = "failed", error
        if error.__traceback__ is not None:
            error.__traceback__ = error.__traceback__.tb_next  # from the thread's own `run` on
        thread._invoke_excepthook(thread)
    session.tell(number, state, failure)
    failure = None
