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
from pathlib import Path

from looplab.clock import Session, SimulationStopped
from looplab.clock.limits import StopKind

_LOOK = 0.05  # seconds between two looks
_QUICK = 0.002  # seconds between two looks at several threads that wait for one another
_PAUSE = 0.05  # seconds that a thread gets to end before it is asked again
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
        cpu, asleep = _threads_state(session)
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
    for attempt in range(1, _TRIES + 1):
        for loop in list(session.loops):
            if loop.is_running():
                try:
                    loop.call_soon_threadsafe(_raise)
                except RuntimeError:  # closed just now
                    pass
        _raise_in_threads(session)
        if done.wait(attempt * _PAUSE) and _gone(session):
            return True
    return done.is_set() and not session.threads


def dismiss(session: Session, main: threading.Thread) -> None:
    """End the daemon threads of a program that has ended, as its process would have done.

    One that stands in C for ever stays, in nobody's way.
    """
    session.turns.close()
    for _ in range(_TRIES):
        if _gone(session):  # most end by themselves, in the wait that they stand in
            for thread in (main, *session.started):
                thread.join(_PAUSE)
            return
        _raise_in_threads(session)


def _gone(session: Session) -> bool:
    """Give a program's threads a moment to end, and tell whether they did."""
    ends = _now() + _PAUSE
    while session.threads and _now() < ends:
        _sleep(_QUICK)
    return not session.threads


def _raise_in_threads(session: Session) -> None:
    for ident in list(session.threads):
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(ident), ctypes.py_object(SimulationStopped)
        )


def _raise() -> None:
    raise SimulationStopped("ended from outside")


def _threads_state(session: Session) -> tuple[float, bool]:
    """Give the processor time of the program's threads, and whether all of them stand still."""
    total, asleep = 0.0, True
    for native in list(session.threads.values()):
        try:
            stat = Path(f"/proc/self/task/{native}/stat").read_text().rpartition(")")[2].split()
            total += int(Path(f"/proc/self/task/{native}/schedstat").read_text().split()[0]) / 1e9
        except OSError:  # it ended just now, or this system keeps no such books
            continue
        asleep = asleep and stat[0] == "S"
    if not Path("/proc/self/task").exists():
        return time.process_time(), True
    return total, asleep
