"""What one run of a program did: plain, immutable records.

A `Run` is data and nothing else. It can be compared, pickled, written as JSON and drawn years
later on another machine. Times are seconds since the program began, virtual or real as
`Run.virtual` says. Every record that begins or ends something also has a *step*: a whole number
that grows through the run, so that things which share a time keep the order in which they happened.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from matplotlib.figure import Figure

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
    """One call of `task.cancel()`: when, and by whose step (empty: by nobody's, e.g. the loop's)."""

    time: float
    by: str = ""
    step: int = 0


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
        error: `ValueError: no seat` when it failed, else empty.
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
    """One printed line: its text without the line end, when, by whom (a label), and on which stream."""

    time: float
    text: str
    source: str = ""
    stream: Literal["stdout", "stderr"] = "stdout"
    step: int = 0


@dataclass(frozen=True, slots=True)
class Leak:
    """Something lost: a coroutine that nobody awaited, or an exception that nobody looked at."""

    what: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Stuck:
    """A task that could not go on when the run was stopped: which, waiting on what, and where."""

    label: str
    on: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """Why looplab ended a run that would not have ended by itself.

    Attributes:
        kind: `deadlock` (nothing left that could wake anyone), `busy-wait` (turns of the loop without
            end while the clock stood still), `endless` (the virtual-time cap), `frozen` (real time ran
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


@dataclass(frozen=True)
class Run:
    """Everything that one run of a program did.

    Attributes:
        elapsed: seconds from start to end; exact when `virtual`.
        result: what the program returned, None when it raised or was stopped.
        exception: what it raised, without traceback (`raised_at` says where).
        raised_at: the innermost line of the program's own code in that traceback.
        tasks: in order of creation; `threads`, `loops` likewise.
        output: every printed line, in order.
        never_awaited: coroutines that were created and never awaited.
        never_retrieved: exceptions of tasks or futures that nobody looked at.
        stop: why looplab had to end the run; None when it ended by itself.
        steps: how many times a task ran.
        virtual: True when the clock was virtual.
        logs: records at WARNING or above, as `logger: message`.

    Example:
        >>> import asyncio, looplab
        >>> looplab.simulate(asyncio.sleep, 3600).elapsed
        3600.0
    """

    elapsed: float
    result: Any = None
    exception: BaseException | None = None
    raised_at: Place | None = None
    tasks: tuple[TaskSpan, ...] = ()
    threads: tuple[ThreadSpan, ...] = ()
    loops: tuple[LoopSpan, ...] = ()
    output: tuple[Line, ...] = ()
    never_awaited: tuple[Leak, ...] = ()
    never_retrieved: tuple[Leak, ...] = ()
    stop: Stop | None = None
    steps: int = 0
    virtual: bool = True
    logs: tuple[str, ...] = ()

    @property
    def leftover(self) -> tuple[TaskSpan, ...]:
        """Give the tasks that were still unfinished when the program's main coroutine had ended."""
        return tuple(task for task in self.tasks if task.leftover)

    @property
    def blocks(self) -> tuple[tuple[TaskSpan, Span], ...]:
        """Give every stretch in which a task held the whole loop, with that task."""
        return tuple((t, s) for t in self.tasks for s in t.spans if s.activity == "blocking")

    @property
    def blocked(self) -> float:
        """Give the seconds for which the loop was held, in all."""
        return sum((span.length for _, span in self.blocks), 0.0)

    @property
    def deadlock(self) -> Stop | None:
        """Give the stop when it was a deadlock, else None."""
        return self.stop if self.stop is not None and self.stop.kind == "deadlock" else None

    @property
    def text(self) -> str:
        """Give what the program printed to stdout, as one string of lines."""
        return "\n".join(line.text for line in self.output if line.stream == "stdout")

    def task(self, label: str) -> TaskSpan:
        """Find the first task with this label or name.

        Raises:
            KeyError: no such task; the message lists those there are.
        """
        for task in self.tasks:
            if label in (task.label, task.name):
                return task
        there = ", ".join(task.label for task in self.tasks) or "none"
        raise KeyError(f"no task {label!r} in this run; its tasks: {there}")

    def peak(self, name: str | None = None) -> int:
        """Count how many were in flight at once, at the most.

        Args:
            name: a coroutine function: counts its calls in flight, whether each has a task of its own
                or is awaited inside another. None: counts waits in progress (a wait that is only
                for other tasks of the run does not count) and jobs in worker threads.
        """
        edges: list[tuple[int, int]] = []
        for begin, end in self._flights(name):
            edges += [(begin, 1), (end, -1)]
        edges.sort()
        most = now = 0
        for _, change in edges:
            now += change
            most = max(most, now)
        return most

    def _flights(self, name: str | None) -> Iterator[tuple[int, int]]:
        """Yield (first step, last step) of each stretch that `peak` counts."""
        for task in self.tasks:
            begin: int | None = None
            end = 0
            for span in task.spans:
                if span.activity == "running":
                    continue
                inside = (
                    name in span.stack
                    if name is not None
                    else span.activity == "waiting" and not span.joins
                )
                if inside and begin is None:
                    begin = span.step
                elif begin is not None and (not inside or name is None):
                    yield begin, end
                    begin = span.step if inside else None
                end = span.end_step
            if begin is not None:
                yield begin, end
        for thread in self.threads:
            if thread.spans and name in (None, thread.label.partition("(")[0]):
                yield thread.spans[0].step, thread.spans[-1].end_step

    def without_values(self) -> Run:
        """Copy the run with no argument, result, printed text or message in it: only names and times.

        For pictures of hidden checks, whose data stays hidden.
        """
        bare = {task.label: task.name for task in self.tasks}
        bare |= {thread.label: thread.label.partition("(")[0] for thread in self.threads}

        def strip(text: str) -> str:
            return bare.get(text, text)

        def clean(spans: tuple[Span, ...]) -> tuple[Span, ...]:
            return tuple(replace(span, on=strip(span.on)) for span in spans)

        return replace(
            self,
            result=None,
            exception=None,
            output=(),
            logs=(),
            tasks=tuple(
                replace(
                    t,
                    label=t.name,
                    error=t.error.partition(":")[0],
                    spans=clean(t.spans),
                    cancels=tuple(replace(c, by=strip(c.by)) for c in t.cancels),
                )
                for t in self.tasks
            ),
            threads=tuple(
                replace(
                    t, label=strip(t.label), error=t.error.partition(":")[0], spans=clean(t.spans)
                )
                for t in self.threads
            ),
            never_awaited=tuple(
                replace(leak, what=strip(leak.what)) for leak in self.never_awaited
            ),
            never_retrieved=tuple(
                replace(leak, what=leak.what.partition(":")[0]) for leak in self.never_retrieved
            ),
            stop=self.stop
            and replace(
                self.stop,
                stuck=tuple(
                    replace(s, label=strip(s.label), on=strip(s.on)) for s in self.stop.stuck
                ),
            ),
        )

    def to_json(self) -> str:
        """Write the run as JSON text; a result that JSON has no form for is kept as its `repr`."""
        from looplab.storage import to_json

        return to_json(self)

    @staticmethod
    def from_json(text: str) -> Run:
        """Read what `to_json` wrote."""
        from looplab.storage import from_json

        return from_json(text)

    def timeline(self, **options: Any) -> Figure:
        """Draw the run; see `looplab.timeline.draw` for the options."""
        from looplab.timeline import draw

        return draw(self, **options)

    def table(self) -> str:
        """Describe the run as a table of plain text, for readers without the picture."""
        from looplab.timeline import table

        return table(self)

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> Mapping[str, object]:
        from looplab.timeline import mimebundle

        return mimebundle(self)

    def __reduce__(self) -> tuple[Any, ...]:
        fields = {name: getattr(self, name) for name in self.__dataclass_fields__}
        for name in ("result", "exception"):
            try:
                pickle.loads(pickle.dumps(fields[name]))
            except Exception:
                fields[name] = Shown(repr(fields[name]))
        return _rebuild, (fields,)


def _rebuild(fields: dict[str, Any]) -> Run:
    return Run(**fields)
