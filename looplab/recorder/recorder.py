"""The watcher that writes down what a program's loops, tasks and jobs do."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable, Coroutine
from itertools import count
from types import FrameType
from typing import Any, cast
from weakref import WeakKeyDictionary

from looplab.clock import Session, SimulationStopped, WatchedLoop
from looplab.recorder.cancels import part_asked, settle
from looplab.recorder.lanes import Lane
from looplab.recorder.places import (
    Frames,
    call_label,
    frames,
    held_by,
    is_own,
    job_label,
    place,
)
from looplab.recorder.waits import Wait, wait_of, words
from looplab.run import Cancel, Leak, LoopSpan, Outcome, Place, Stuck, TaskSpan, ThreadSpan

_LOST = "was never retrieved"  # in asyncio's message for tasks and futures alike
_DESTROYED = "was destroyed but it is pending"
# what a Runner itself runs on the loop after the program's end
_HOUSEKEEPING = (".shutdown_asyncgens", ".shutdown_default_executor")


class Recorder:
    """Notes what happens in one session; keeps no task, coroutine, future or exception alive.

    Attributes:
        session: set by whoever makes the session; its clock is read for each note.
        steps: steps of tasks so far.
    """

    session: Session

    def __init__(self) -> None:
        self.lanes: list[Lane] = []
        self.jobs: list[Lane] = []
        self.lost: list[Leak] = []
        self.steps = 0
        self.stuck: tuple[Stuck, ...] = ()
        self._count = count(1)
        self._running: dict[int, Lane] = {}
        self._at_work: dict[int, Lane] = {}
        self._threads: set[int] = set()
        self._foreign: WeakKeyDictionary[asyncio.Task[Any], Lane] = WeakKeyDictionary()
        self._loops: list[list[Any]] = []
        self._loop_ids: dict[int, int] = {}
        self._mains: dict[int, int] = {}  # unfinished tasks made while a loop did not run, by loop

    def step(self) -> int:
        """Count one more thing that happened."""
        return next(self._count)

    def who(self) -> str:
        """Give the label of the task or job that the calling thread runs; empty for none."""
        ident = threading.get_ident()
        lane = self._running.get(ident) or self._at_work.get(ident)
        return lane.label if lane is not None else ""

    # -- what the loops report --------------------------------------------------------------------

    def loop_opened(self, loop: WatchedLoop) -> None:
        """Note a new loop."""
        self._loop_ids[id(loop)] = len(self._loops)
        self._loops.append([self.session.time(), None])

    def loop_closed(self, loop: WatchedLoop) -> None:
        """Note that a loop was closed, and who was still unfinished on it."""
        number = self._loop_ids.get(id(loop), 0)
        self._loops[number][1] = self.session.time()
        if self.session.stopped is not None:  # said once, by the report
            for task in asyncio.all_tasks(loop):
                task._log_destroy_pending = False  # type: ignore[attr-defined]
        for lane in self.lanes:
            if lane.loop == number and lane.outcome == "pending":
                lane.leftover = True

    def task_created(self, task: asyncio.Task[Any], coro: Coroutine[Any, Any, Any]) -> None:
        """Open a lane for a task."""
        label, name = call_label(coro)
        if name.endswith(_HOUSEKEEPING):
            return
        parent = self._running.get(threading.get_ident())
        loop = self._loop_ids.get(id(task.get_loop()), 0)
        now = self.session.time()
        lane = Lane(len(self.lanes), label, name, loop, None if parent is None else parent.id, now)
        lane.notes.append((self.step(), now, "ready", None))
        lane.place = _own_line(sys._getframe(1))
        if parent is None and not task.get_loop().is_running():
            lane.main = True
            self._mains[loop] = self._mains.get(loop, 0) + 1
        self.lanes.append(lane)
        try:
            task.lane = lane  # type: ignore[attr-defined]
        except AttributeError:  # made by a task factory of the program's own
            self._foreign[task] = lane
        if task.done():  # an eager task that ended at once
            lane.started = now
            self._end(task, lane)

    def task_cancelled(self, task: asyncio.Task[Any]) -> None:
        """Note a call of `cancel`; one outside the loop's run is the clean-up of what is left."""
        lane = self._lane(task)
        if lane is None:
            return
        if not task.get_loop().is_running():
            lane.leftover = True
        part = part_asked(task, sys._getframe(1))
        lane.cancels.append(Cancel(self.session.time(), self.who(), self.step(), part))

    def task_uncancelled(self, task: asyncio.Task[Any]) -> None:
        """Note how the body of a timeout that had run out ended."""
        lane = self._lane(task)
        if lane is not None:
            settle(lane.cancels, self.session.time(), sys._getframe(1))

    def task_ready(self, task: asyncio.Task[Any]) -> None:
        """Note that a task waits for its turn."""
        lane = self._lane(task)
        if lane is not None and not lane.running and lane.notes[-1][2] != "ready":
            lane.notes.append((next(self._count), self.session.time(), "ready", lane.notes[-1][3]))

    def step_begins(self, task: asyncio.Task[Any]) -> None:
        """Note that a task runs."""
        lane = self._lane(task)
        if lane is None:
            return
        now = self.session.time()
        if lane.started is None:
            lane.started = now
        self._running[threading.get_ident()] = lane
        lane.running = True
        lane.notes.append((next(self._count), now, "running", None))

    def step_ends(self, task: asyncio.Task[Any]) -> None:
        """Note that a task gave control back: what it waits for now, or how it ended."""
        lane = self._lane(task)
        if lane is None:
            return
        self.steps += 1
        lane.running = False
        self._running.pop(threading.get_ident(), None)
        if task.done():
            self._end(task, lane)
            return
        coro = task.get_coro()
        standing = frames(coro)
        waiter = task._fut_waiter  # type: ignore[attr-defined]
        activity: Any = "ready" if waiter is None else "waiting"
        name, joins = self._future(waiter)
        note = wait_of(task, standing, coro, name, joins)
        lane.notes.append((next(self._count), self.session.time(), activity, note))

    def blocked(self, start: float, end: float) -> None:
        """Note that the running task held its loop."""
        lane = self._running.get(threading.get_ident())
        if lane is None or end <= start:
            return
        where = _stack(sys._getframe(1))
        lane.notes.append((next(self._count), start, "blocking", where))
        lane.notes.append((next(self._count), end, "running", None))

    def stopping(self) -> None:
        """Note where every unfinished task stands, before it is torn down."""
        holders = {lane.id: ident for ident, lane in self._running.items()}
        stuck = []
        for lane in self.lanes:
            if lane.outcome != "pending":
                continue
            detail = lane.notes[-1][3]
            if lane.running:
                on, where = held_by(_stack(sys._current_frames().get(holders.get(lane.id, 0))))
                stuck.append(Stuck(lane.label, on or "nothing: it runs", where))
            elif isinstance(detail, Wait):
                _, where, on, _ = words(detail)
                stuck.append(Stuck(lane.label, on, where))
        stuck += [
            Stuck(lane.label, *held_by(lane.notes[-1][3]))
            for lane in self.jobs
            if lane.outcome == "pending" and lane.notes[-1][2] == "waiting"
        ]
        self.stuck = tuple(stuck)

    def error_lost(self, context: dict[str, Any]) -> None:
        """Note an exception that nobody looked at, or a task that nobody kept."""
        message = str(context.get("message", ""))
        error = context.get("exception")
        if _DESTROYED in message and isinstance(lost := context.get("task"), asyncio.Task):
            self._destroyed(lost)
        if _LOST in message and error is not None and not isinstance(error, SimulationStopped):
            source = context.get("task") or context.get("future")
            lane = self._lane(source) if isinstance(source, asyncio.Task) else None
            what = _error_text(error)
            self.lost.append(Leak(what, lane.place, lane.label) if lane else Leak(what))

    # -- worker threads ---------------------------------------------------------------------------

    def job_created(
        self, func: Callable[..., Any], args: tuple[Any, ...], name: str | None = None
    ) -> int:
        """Open a lane for a job, or for a thread; gives its number."""
        parent = self._running.get(threading.get_ident())
        now = self.session.time()
        label = name or job_label(func, args)
        lane = Lane(
            len(self.jobs),
            label,
            label.partition("(")[0],
            0,
            None if parent is None else parent.id,
            now,
        )
        lane.notes.append((self.step(), now, "ready", None))
        self.jobs.append(lane)
        if name is not None:
            self._threads.add(lane.id)
            lane.place = _own_line(sys._getframe(1))
        return lane.id

    def job_changed(self, job: int, state: str, error: BaseException | None = None) -> None:
        """Note what a job does now."""
        lane, now = self.jobs[job], self.session.time()
        ident = threading.get_ident()
        if state == "running":
            lane.started = now if lane.started is None else lane.started
            self._at_work[ident] = lane
            lane.notes.append((self.step(), now, "running", None))
        elif state == "waiting":
            lane.notes.append((self.step(), now, "waiting", _stack(sys._getframe(1))))
        else:
            self._at_work.pop(ident, None)
            lane.ended, lane.last_step = None if state == "pending" else now, self.step()
            lane.outcome = cast(Outcome, state)
            lane.error = "" if error is None else _error_text(error)
            if error is not None and job in self._threads:
                self.lost.append(Leak(lane.error, lane.place, lane.label))

    # -- what became of it ------------------------------------------------------------------------

    def tasks(self) -> tuple[TaskSpan, ...]:
        """Give the tasks' records."""
        now, last = self.session.time(), self.step()
        return tuple(lane.task_span(now, last) for lane in self.lanes)

    def threads(self) -> tuple[ThreadSpan, ...]:
        """Give the jobs' records."""
        now, last = self.session.time(), self.step()
        return tuple(lane.thread_span(now, last) for lane in self.jobs)

    def loops(self) -> tuple[LoopSpan, ...]:
        """Give the loops' records."""
        return tuple(LoopSpan(number, *times) for number, times in enumerate(self._loops))

    def _lane(self, task: asyncio.Task[Any]) -> Lane | None:
        lane: Lane | None = getattr(task, "lane", None)
        return lane if lane is not None else self._foreign.get(task)

    def _end(self, task: asyncio.Task[Any], lane: Lane) -> None:
        lane.ended, lane.last_step = self.session.time(), self.step()
        if lane.main:
            self._mains[lane.loop] -= 1
        elif lane.parent is not None and self._mains.get(lane.loop) == 0:
            lane.leftover = True  # it ended in the turn of the loop in which its program had ended
        if task.cancelled():
            lane.outcome = "cancelled"
            return
        error = task._exception  # exception() would mark it as looked at
        if isinstance(error, SimulationStopped):
            lane.leftover = True
            return
        lane.outcome = "done" if error is None else "failed"
        lane.error = "" if error is None else _error_text(error)

    def _destroyed(self, task: asyncio.Task[Any]) -> None:
        """End the lane of a task that was collected while its loop was still open."""
        lane = self._lane(task)
        if lane is not None and self._loops[lane.loop][1] is None:
            lane.ended, lane.last_step = self.session.time(), self.step()
            lane.error = "collected: nobody held it"

    def _future(self, future: Any) -> tuple[str, bool]:
        """Name the future that a task waits for, and tell whether it stands for tasks or jobs."""
        if future is None:
            return "", False
        if isinstance(future, asyncio.Task):
            lane = self._lane(future)
            return (lane.label if lane is not None else "a task"), True
        if type(future).__name__ == "_GatheringFuture":
            return "gather", True
        # By attributes, and not by get_loop(): a future of the program's own class may lack that.
        if getattr(getattr(future, "_loop", None), "is_job", lambda _: False)(future):
            return "a worker thread", True
        for callback, _ in getattr(future, "_callbacks", None) or ():
            if getattr(callback, "__qualname__", "").startswith("shield."):
                return "shield", True
        return "", False


def _error_text(error: BaseException) -> str:
    """Show an exception in one line, whatever its `str` does."""
    try:
        text = str(error)
    except Exception:
        text = ""
    name = type(error).__name__
    return f"{name}: {text.splitlines()[0][:200]}" if text.strip() else name


def _own_line(frame: FrameType | None) -> Place | None:
    """Give the innermost own line of a stack, from its innermost frame outwards."""
    while frame is not None:
        if is_own(frame.f_code.co_filename):
            return place(frame.f_code, frame.f_lineno)
        frame = frame.f_back
    return None


def _stack(frame: FrameType | None) -> Frames:
    """Give a thread's frames, outermost first, as far as a task's step goes back."""
    found = []
    while frame is not None and frame.f_code.co_name != "_run":
        found.append((frame.f_code, frame.f_lineno))
        frame = frame.f_back
    return tuple(reversed(found))
