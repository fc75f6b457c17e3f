"""What one run of a program did: plain, immutable records.

A `Run` is data and nothing else. It can be compared, pickled, written as JSON and drawn years
later on another machine. Times are seconds since the program began, virtual or real as
`Run.virtual` says. Every record that begins or ends something also has a *step*: a whole number
that grows through the run, so that things which share a time keep the order in which they happened.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from looplab.run.parts import (
    Leak,
    Line,
    LoopSpan,
    Place,
    Shown,
    Span,
    Stop,
    TaskSpan,
    ThreadSpan,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure


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
        replaced: what the program changed for the whole process (`asyncio.sleep`, `sys.stdout`),
            and what was put back after it.
        name: the call of a plain function that was run, `morning()`; empty when the first task is
            the whole program.

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
    replaced: tuple[str, ...] = ()
    name: str = ""

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
            name: a coroutine function: counts its calls in flight, whether each has a task of
                its own or is awaited inside another. None: counts waits in progress (a wait that
                is only for other tasks of the run does not count) and jobs in worker threads.
        """
        edges: list[tuple[int, int]] = []
        for _, first, last in self.flights(name):
            edges += [(first.step, 1), (last.end_step, -1)]
        edges.sort()
        most = now = 0
        for _, change in edges:
            now += change
            most = max(most, now)
        return most

    def flights(
        self, name: str | None = None
    ) -> Iterator[tuple[TaskSpan | ThreadSpan, Span, Span]]:
        """Give each stretch that `peak` counts: whose it is, its first span and its last one."""
        for task in self.tasks:
            begin: Span | None = None
            end: Span | None = None
            for span in task.spans:
                if span.activity == "running":
                    continue
                inside = (
                    name in span.stack
                    if name is not None
                    else span.activity == "waiting" and not span.joins
                )
                if inside and begin is None:
                    begin = span
                elif begin is not None and end is not None and (not inside or name is None):
                    yield task, begin, end
                    begin = span if inside else None
                end = span
            if begin is not None and end is not None:
                yield task, begin, end
        for thread in self.threads:
            # A job for which its pool has no thread yet is not in flight.
            spans = [s for s in thread.spans if s.activity != "ready" or not s.length]
            if spans and name in (None, thread.label.partition("(")[0]):
                yield thread, spans[0], spans[-1]

    def without_values(self) -> Run:
        """Copy the run without arguments, results, printed text and messages.

        For pictures of hidden checks, whose data stays hidden: names and times are left.
        """
        from looplab.run.bare import without_values

        return without_values(self)

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
