"""The watcher that writes down what a program's loops, tasks and jobs do."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable, Coroutine
from contextvars import Context
from typing import Any, cast
from weakref import WeakKeyDictionary

from looplab.clock import Session, SimulationStopped, Task, WatchedLoop, frame_of
from looplab.recorder.cancels import author, part_asked, settled
from looplab.recorder.holders import holders
from looplab.recorder.lanes import NO_LOOP, Lane, LoopNotes
from looplab.recorder.log import Log, uncollected
from looplab.recorder.places import call_label, held_by, job_label, own_line, place, stack
from looplab.recorder.states import ENDED, READY, RUNNING, Held, State
from looplab.recorder.steps import Step
from looplab.recorder.waits import Waits, in_sleep
from looplab.run import Activity, Cancel, Leak, LoopSpan, Outcome, Stuck, TaskSpan, ThreadSpan

_LOST = "was never retrieved"  # in asyncio's message for tasks and futures alike
_DESTROYED = "was destroyed but it is pending"
# what a Runner itself runs on the loop after the program's end
_HOUSEKEEPING = (".shutdown_asyncgens", ".shutdown_default_executor")


class Recorder:
    """Notes what happens in one session; keeps no task, coroutine, future or exception alive.

    Attributes:
        session: set by whoever makes the session; its clock is read for each note.
        log: what happened.
        waits: the waits that were seen.
    """

    session: Session

    def __init__(self) -> None:
        self.lanes: list[Lane] = []
        self.jobs: list[Lane] = []
        self.lost: list[Leak] = []
        self.stuck: tuple[Stuck, ...] = ()
        self.log = Log()
        self.waits = Waits()
        self._at_work: dict[int, Lane] = {}
        self._threads: set[int] = set()
        self._foreign: WeakKeyDictionary[asyncio.Task[Any], Lane] = WeakKeyDictionary()
        self._loops: list[LoopNotes] = []
        self._loop_ids: dict[int, int] = {}

    @property
    def steps(self) -> int:
        """Count the steps of tasks so far."""
        return self.log.steps

    def step(self) -> int:
        """Count one more thing that happened."""
        return next(self.log.count)

    def who(self) -> str:
        """Give the label of the task or job that the calling thread runs; empty for none."""
        lane = self._here()
        return lane.label if lane is not None else ""

    def _here(self) -> Lane | None:
        """Give the lane of the task or job that the calling thread runs."""
        return self._current() or self._at_work.get(threading.get_ident())

    def _current(self) -> Lane | None:
        """Give the lane of the task that the calling thread runs."""
        number = self._loop_ids.get(id(asyncio._get_running_loop()))
        return None if number is None else self._loops[number].runs

    # -- what the loops report --------------------------------------------------------------------

    def loop_opened(self, loop: WatchedLoop) -> None:
        """Note a new loop."""
        self._loop_ids[id(loop)] = len(self._loops)
        self._loops.append(LoopNotes(loop, len(self._loops), self.session.time()))

    def loop_closed(self, loop: WatchedLoop) -> None:
        """Note that a loop was closed, and who was still unfinished on it."""
        number = self._loop_ids.get(id(loop), 0)
        self._loops[number].closed = self.session.time()
        if self.session.stopped is not None:  # said once, by the report
            for task in asyncio.all_tasks(loop):
                task._log_destroy_pending = False  # type: ignore[attr-defined]
        for lane in self.lanes:
            if lane.loop.id == number and lane.outcome == "pending":
                lane.leftover = True
        for handle in tuple(loop._ready):  # type: ignore[attr-defined]
            if isinstance(handle, Step):  # its task would live on until it is collected
                handle.drop()

    def task_created(self, task: asyncio.Task[Any], coro: Coroutine[Any, Any, Any]) -> None:
        """Open a lane for a task."""
        label, name = call_label(coro)
        if name.endswith(_HOUSEKEEPING):
            if isinstance(task, Task):
                task.looplab_lane = None
            return
        parent = self._current()
        loop = self._loops[self._loop_ids.get(id(task.get_loop()), 0)]
        now = self.session.time()
        lane = Lane(len(self.lanes), label, name, loop, parent, now)
        self.log.begins(lane, now, READY)
        lane.made = own_line(sys._getframe(1))
        lane.sleeps = self.waits.sleeps(coro)
        if parent is None and not task.get_loop().is_running():
            lane.main = True
            loop.mains = (loop.mains or 0) + 1
        self.lanes.append(lane)
        if type(task) is Task:
            task.looplab_lane = lane
        else:  # made by a task factory of the program's own
            self._foreign[task] = lane
        if task.done():  # an eager task that ended at once
            lane.started, lane.last_step = now, self.step()
            self._end(task, lane)

    def task_cancelled(self, task: asyncio.Task[Any]) -> None:
        """Note a call of `cancel`; one outside the loop's run is the clean-up of what is left."""
        lane = self.lane_of(task)
        if lane is None:
            return
        frame = sys._getframe(1)
        behind = None  # whoever cleans up hands it on, too, but no task of the program asked
        if task.get_loop().is_running():
            behind = author(frame)
        else:
            lane.leftover = True
        by = self._here() if behind is None else self.lane_of(behind)
        label = "" if by is None else by.label
        number = None if by is None or by in self.jobs else by.id
        asked = part_asked(task, frame)
        cancel = Cancel(self.session.time(), label, self.step(), asked, by_task=number)
        lane.cancels += (cancel,)

    def task_uncancelled(self, task: asyncio.Task[Any]) -> None:
        """Note how the body of a timeout that had run out ended."""
        lane = self.lane_of(task)
        if lane is not None and lane.cancels:
            lane.cancels = settled(lane.cancels, self.session.time(), sys._getframe(1))

    def task_ready(
        self,
        task: asyncio.Task[Any],
        callback: Callable[..., Any],
        args: tuple[Any, ...],
        context: Context | None,
    ) -> asyncio.Handle:
        """Note that a task waits for its turn; gives the handle that runs its step."""
        lane: Lane | None
        step: Step | None
        try:
            lane, step = task.looplab_lane, task.looplab_step  # type: ignore[attr-defined]
        except AttributeError:  # its first step, or made by a task factory of the program's own
            lane, step = self.lane_of(task), None
        if lane is not None and lane.state.activity == "waiting":
            lane.state = lane.state.over
            session = self.session
            now = session.now if session.virtual else session.time()
            self.log.begins(lane, now, lane.state)
        if step is not None and step._callback is None:
            step._callback, step._args = callback, args
            return step
        loop = task.get_loop()
        step = Step(self, callback, args, loop, context)
        if type(task) is Task and not loop.get_debug():
            task.looplab_step = step
        return step

    def state_of(self, task: asyncio.Task[Any], lane: Lane, waiter: Any, step: int) -> State:
        """Tell what a task does after a step: what it waits for now, if it has not ended."""
        if waiter is None and task.done():
            lane.last_step = step
            self._end(task, lane)
            return ENDED
        coro = task.get_coro()
        if waiter is None and (wait := in_sleep(lane.sleeps, coro, None)) is not None:
            return wait
        future, joins = self._future(waiter)
        activity: Activity = "ready" if waiter is None else "waiting"
        return self.waits.in_other(activity, coro, future, joins=joins)

    def blocked(self, start: float, end: float) -> None:
        """Note that the running task held its loop."""
        lane = self._current()
        if lane is None or end <= start:
            return
        self.log.begins(lane, start, Held("blocking", stack(sys._getframe(1))))
        self.log.begins(lane, end, RUNNING)

    def stopping(self) -> None:
        """Note where every unfinished task stands, before it is torn down."""
        holding = self._holding()
        stuck = []
        for lane in self.lanes:
            if lane.outcome != "pending":
                continue
            state = lane.state
            if lane.loop.runs is lane:
                on, where = held_by(stack(frame_of(lane.loop.thread)))
                stuck.append(Stuck(lane.label, on or "nothing: it runs", where))
            elif state is not READY and state is not ENDED:
                on, _, _, where = state.words
                stuck.append(Stuck(lane.label, on, where, holding.get(lane.id, ())))
        for job in self.jobs:
            if job.outcome == "pending" and job.state.activity == "waiting":
                on, _, _, where = job.state.words
                stuck.append(Stuck(job.label, on, where))
        self.stuck = tuple(stuck)

    def error_lost(self, context: dict[str, Any]) -> None:
        """Note an exception that nobody looked at, or a task that nobody kept."""
        message = str(context.get("message", ""))
        error = context.get("exception")
        if _DESTROYED in message and isinstance(lost := context.get("task"), asyncio.Task):
            self._destroyed(lost)
        if _LOST in message and error is not None and not isinstance(error, SimulationStopped):
            source = context.get("task") or context.get("future")
            lane = self.lane_of(source) if isinstance(source, asyncio.Task) else None
            what = _error_text(error)
            self.lost.append(Leak(what, lane.place, lane.label) if lane else Leak(what))

    # -- worker threads ---------------------------------------------------------------------------

    def job_created(
        self, func: Callable[..., Any], args: tuple[Any, ...], name: str | None = None
    ) -> int:
        """Open a lane for a job, or for a thread; gives its number."""
        now = self.session.time()
        label = name or job_label(func, args)
        kind = label.partition("(")[0]
        lane = Lane(len(self.jobs), label, kind, NO_LOOP, self._current(), now)
        self.log.begins(lane, now, READY)
        self.jobs.append(lane)
        if name is not None:
            self._threads.add(lane.id)
            lane.made = own_line(sys._getframe(1))
        return lane.id

    def job_changed(self, job: int, state: str, error: BaseException | None = None) -> None:
        """Note what a job does now."""
        lane, now = self.jobs[job], self.session.time()
        ident = threading.get_ident()
        if state == "running":
            self._at_work[ident] = lane
            lane.state = RUNNING
            self.log.begins(lane, now, RUNNING)
        elif state == "waiting":
            lane.state = Held("waiting", stack(sys._getframe(1)))
            self.log.begins(lane, now, lane.state)
        else:
            if self._at_work.get(ident) is lane:  # another's, when a job is cancelled in its queue
                del self._at_work[ident]
            lane.ended, lane.last_step = None if state == "pending" else now, self.step()
            lane.outcome = cast(Outcome, state)
            lane.error = "" if error is None else _error_text(error)
            if error is not None and job in self._threads:
                self.lost.append(Leak(lane.error, lane.place, lane.label))

    # -- what became of it ------------------------------------------------------------------------

    def tasks(self) -> tuple[TaskSpan, ...]:
        """Give the tasks' records."""
        now, last, lanes = self.session.time(), self.step(), self.lanes.copy()
        places = {made: made and place(*made) for made in {lane.made for lane in lanes}}
        with uncollected():
            notes = self.log.notes(self._loops)
            return tuple(
                lane.task_span(notes[lane], now, last, places[lane.made]) for lane in lanes
            )

    def threads(self) -> tuple[ThreadSpan, ...]:
        """Give the jobs' records."""
        now, last, jobs = self.session.time(), self.step(), self.jobs.copy()
        notes = self.log.notes(self._loops) if jobs else {}
        return tuple(lane.thread_span(notes[lane], now, last) for lane in jobs)

    def loops(self) -> tuple[LoopSpan, ...]:
        """Give the loops' records."""
        return tuple(loop.loop_span() for loop in self._loops)

    def lane_of(self, task: asyncio.Task[Any]) -> Lane | None:
        """Find the lane of a task; None for one of another loop, or of a Runner's housekeeping."""
        if type(task) is Task:
            lane: Lane | None = getattr(task, "looplab_lane", None)
            return lane
        return self._foreign.get(task)

    def _holding(self) -> dict[int, tuple[str, ...]]:
        """Name, for each lane that waits for a lock, the tasks that hold it."""
        if self.session.stopped is None or self.session.stopped.kind != "deadlock":
            return {}  # tasks that still run cannot be looked into
        tasks = [task for loop in self.session.loops for task in asyncio.all_tasks(loop)]
        found: dict[int, tuple[str, ...]] = {}
        for task, others in holders(tasks).items():
            lane = self.lane_of(task)
            lanes = filter(None, map(self.lane_of, others))
            if lane is not None:
                found[lane.id] = tuple(other.label for other in sorted(lanes, key=lambda x: x.id))
        return found

    def _end(self, task: asyncio.Task[Any], lane: Lane) -> None:
        lane.ended = self.session.time()
        if lane.main:
            lane.loop.mains = (lane.loop.mains or 0) - 1
        elif lane.parent is not None and lane.loop.mains == 0:
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
        lane = self.lane_of(task)
        if lane is not None and lane.loop.closed is None:
            lane.ended, lane.last_step = self.session.time(), self.step()
            lane.error = "collected: nobody held it"

    def _future(self, future: Any) -> tuple[str, bool]:
        """Name the future that a task waits for, and tell whether it stands for tasks or jobs."""
        if future is None:
            return "", False
        if isinstance(future, asyncio.Task):
            lane = self.lane_of(future)
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
