"""Ends a program that never gives control back.

The loop's own limits see a program only between its steps. `while True: pass`, or a call into C
that never returns, is seen from another thread: by the processor time that the program's threads
use, so that a busy machine does not matter, or by a standstill. An exception is then raised
inside the program's threads. What cannot be ended that way (a call that never comes back from C,
code that catches everything for ever) is left behind in a daemon thread: the notebook goes on,
and the report says so.
"""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Collection
from contextlib import suppress

from looplab.clock import Patience, Session, SimulationStopped, processor_time
from looplab.clock.limits import StopKind

_LOOK = 0.05  # seconds between two looks
_QUICK = 0.002  # seconds between two looks at several threads that wait for one another
_PAUSE = 0.05  # seconds that a thread gets to end before it is asked again; see `Patience`
_SOON = 5.0  # seconds that a thread may take which has left the program
_TRIES = 7  # exceptions to raise inside a thread before it is left behind

_now = time.perf_counter
_sleep = time.sleep


def supervise(session: Session, done: threading.Event) -> bool:
    """Wait for a program's end, and bring it about when the program never would.

    Args:
        session: the program's session.
        done: set by the program's main thread at its end.

    Returns:
        True when the program's thread had to be left behind.
    """
    steps, used = -1, 0.0
    began = quiet_since = looked = _now()
    while not done.wait(_LOOK if len(session.turns.members) < 2 else _QUICK):
        session.turns.watch()
        if session.turns.hopeless is None and _now() - looked < _LOOK:
            continue
        looked = _now()
        cpu, asleep = processor_time(session.threads.values())
        if session.steps != steps or session.waiting_for_io:
            steps, used, quiet_since = session.steps, cpu, _now()
        elif not asleep:
            quiet_since = _now()
        alone = len(session.turns.members) < 2
        patience = session.limits.stall if alone else session.limits.io
        kind: StopKind = "frozen"
        sentence = ""
        if session.turns.hopeless is not None:
            kind, sentence = session.turns.hopeless
        elif cpu - used > session.limits.stall:
            sentence = (
                f"one step computed for {session.limits.stall:g} seconds without giving "
                "control back: no other task could run, and no timeout could fire"
            )
        elif session.virtual and _now() - quiet_since > patience:
            sentence = "it is stuck in a call that never came back, outside asyncio"
        elif not session.virtual and _now() - began > session.limits.io:
            sentence = f"it was still going after {session.limits.io:g} real seconds"
        if sentence:
            session.note_stop(kind, sentence)
            return not end(session, done)
    return False


def end(session: Session, done: threading.Event) -> bool:
    """Raise an exception inside a program's threads until it ends; tell whether it did."""
    session.turns.close()
    spared = session.turns.leaving()
    for attempt in range(1, _TRIES + 1):
        _raise_in_threads(session, spared)
        if _ended(session, attempt * _PAUSE, done):
            return True
        spared = set()
    return False


def dismiss(session: Session, main: threading.Thread) -> None:
    """End the daemon threads of a program that has ended, as its process would have done.

    One that stands in C for ever stays, in nobody's way.
    """
    session.turns.close()
    for _ in range(_TRIES):
        if _ended(session, _PAUSE):  # most end by themselves, in the wait that they stand in
            for thread in (main, *session.started):
                thread.join(_SOON)
            return
        _raise_in_threads(session)


def _ended(session: Session, seconds: float, done: threading.Event | None = None) -> bool:
    """Give a program's threads time to end, and tell whether they did, and it is `done`."""
    patience = None
    while session.threads or not (done is None or done.is_set()):
        patience = patience or Patience(session.threads.values, seconds)
        if patience.lost():
            return False
        _sleep(_QUICK)
    return True


def _raise_in_threads(session: Session, spared: Collection[int] = ()) -> None:
    """Raise an exception in a program's threads, but for those that end by themselves.

    Once in each: a second one would come in the middle of what it puts in order after the first.
    """
    with session.undisturbed:
        for ident in set(session.threads).difference(spared):
            ctypes.pythonapi.PyThreadState_SetAsyncExc(
                ctypes.c_ulong(ident), ctypes.py_object(SimulationStopped)
            )
    for loop in list(session.loops):
        if loop.is_running():
            with suppress(RuntimeError):  # closed just now
                loop.call_soon_threadsafe(_wake_up)


def _wake_up() -> None:
    """Let a loop come back from its `select`, so that the exception reaches its thread."""
