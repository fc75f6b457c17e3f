"""The small records that a `Run` is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Activity = Literal["running", "ready", "waiting", "blocking"]
Outcome = Literal["done", "failed", "cancelled", "pending"]
StopKind = Literal["deadlock", "busy-wait", "endless", "frozen"]


@dataclass(frozen=True, slots=True)
class Place:
    """A line of somebody's program.

    Attributes:
        file: short name of the file, or `cell [3]` for a notebook cell.
        line: line number, from 1.
        function: qualified name of the function that the line stands in.
    """

    file: str
    line: int
    function: str

    def __str__(self) -> str:
        return f"{self.function}, {self.file}, line {self.line}"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one task's (or thread's) life in which it did one thing.

    Attributes:
        activity: `running` on the loop, `ready` (could run, waits for its turn), `waiting` for
            something named by `on`, or `blocking` (held the whole loop, `on` says with what).
        start: seconds; `end` likewise. A running span has no length in virtual time.
        on: what is waited for: `sleep(1)`, `Event.wait()`, `fetch('a')`; empty when running.
        joins: True when the wait is only for other tasks of the same run (gather, a task, a group).
        stack: coroutine functions from the task's outermost to the innermost one, by name.
        place: the innermost line of the program's own code.
        step: when it began; `end_step` when it ended.
    """

    activity: Activity
    start: float
    end: float
    on: str = ""
    joins: bool = False
    stack: tuple[str, ...] = ()
    place: Place | None = None
    step: int = 0
    end_step: int = 0

    @property
    def length(self) -> float:
        """Give the span's length in seconds."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Cancel:
    """One call of `task.cancel()`.

    Attributes:
        time: seconds.
        by: the label of the task that is behind it: the one that called `cancel`, the child whose
            failure made its TaskGroup cancel the others, or the one that was cancelled itself and
            handed it on to what it waited for; empty: no task is.
        step: when it was called.
        part: `timeout` or `group` when not the whole task was asked to end, only the body of
            its own `asyncio.timeout` (`wait_for` too, from 3.12) or of its own TaskGroup.
        settled: seconds at which that timeout's body had ended; None before that, and for others.
        swallowed: True when that body ended as if nobody had asked.
        by_task: `TaskSpan.id` of the task that `by` is the label of.
    """

    time: float
    by: str = ""
    step: int = 0
    part: Literal["", "timeout", "group"] = ""
    settled: float | None = None
    swallowed: bool = False
    by_task: int | None = None


@dataclass(frozen=True, slots=True)
class TaskSpan:
    """The life of one task.

    Attributes:
        id: 0 for the first task of the run, then by order of creation.
        label: the call that it runs, with short arguments: `fetch('a')`.
        name: the coroutine function's qualified name: `fetch`.
        loop: `LoopSpan.id` of the loop that it ran on.
        parent: id of the task that created it, None for a main task.
        created: seconds; `started` (None: never ran), `ended` (None: still there at the end).
        outcome: how it ended; `pending` when it never did, not even when it was cleaned up.
        error: `ValueError: no seat` when it failed; says so when it was garbage-collected before
            its end; else empty.
        place: where it was created.
        leftover: True when it was unfinished when its program had ended, and had to be cleaned up.
    """

    id: int
    label: str
    name: str
    loop: int = 0
    parent: int | None = None
    created: float = 0.0
    started: float | None = None
    ended: float | None = None
    outcome: Outcome = "done"
    error: str = ""
    spans: tuple[Span, ...] = ()
    cancels: tuple[Cancel, ...] = ()
    place: Place | None = None
    leftover: bool = False


@dataclass(frozen=True, slots=True)
class ThreadSpan:
    """The life of one job in a worker thread (`to_thread`, `run_in_executor`) or of one thread.

    Its spans are `running` (real work: virtual time stands still) and `waiting` (in `time.sleep`).
    """

    id: int
    label: str
    parent: int | None = None
    created: float = 0.0
    started: float | None = None
    ended: float | None = None
    outcome: Outcome = "done"
    error: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class LoopSpan:
    """One event loop of the run: when it was made and when it was closed (None: left open)."""

    id: int
    opened: float
    closed: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, without its end: when, by whom (a label), on which stream."""

    time: float
    text: str
    source: str = ""
    stream: Literal["stdout", "stderr"] = "stdout"
    step: int = 0


@dataclass(frozen=True, slots=True)
class Leak:
    """Something lost: a coroutine that nobody awaited, or an exception that nobody looked at.

    Attributes:
        what: the coroutine function's name, or the exception as `ValueError: no seat`.
        place: where the coroutine, or the task with the exception, was created.
        source: the label of the task with the exception.
    """

    what: str
    place: Place | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Stuck:
    """A task that could not go on when the run was stopped.

    Attributes:
        label: which task.
        on: what it was waiting for, and where: `place`.
        held_by: the labels of the tasks inside the lock that it waited for.
    """

    label: str
    on: str
    place: Place | None = None
    held_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """Why looplab ended a run that would not have ended by itself.

    Attributes:
        kind: `deadlock` (nothing left that could wake anyone), `busy-wait` (turns of the loop
            without end while the clock stood still), `endless` (the virtual-time cap), `frozen`
            (real time ran
            out: the program never gave control back).
        time: seconds at which it was stopped.
        sentence: what happened, in words.
        stuck: the tasks that were waiting, and what for.
    """

    kind: StopKind
    time: float
    sentence: str
    stuck: tuple[Stuck, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Stands for a value that could not be stored: what `repr` said of it."""

    text: str

    def __repr__(self) -> str:
        return self.text
