"""Who had a turn, one after the other, and which tasks stood in the ready queue after each.

It is read off the spans of a run: a task stands in the queue while it is `ready`, and whoever
became ready first stands in front. The loop's own callbacks have places in its queue, too. They
are not recorded; what they changed between two turns of tasks is one turn of `the loop`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from looplab.run import Line, Run, Span, TaskSpan

Standing = tuple[TaskSpan, Span]
"""A task, and what it does at a moment."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn, and how things stand after it.

    Attributes:
        time: seconds at its end.
        task: who had it; None for the loop, when it woke tasks between two turns.
        printed: what was printed in it, line by line.
        held: seconds for which it held the loop.
        queue: the tasks that are ready after it, the next one to run first.
        waiting: those that wait after it, in order of creation.
    """

    time: float
    task: TaskSpan | None
    printed: tuple[str, ...]
    held: float
    queue: tuple[Standing, ...]
    waiting: tuple[Standing, ...]

    @property
    def over(self) -> bool:
        """Say whether the task ended with this turn."""
        if self.task is None:
            return False
        return all(task is not self.task for task, _ in (*self.queue, *self.waiting))


def turns(run: Run, loop: int = 0) -> Iterator[Turn]:
    """Yield the turns of one loop's tasks, in their order.

    Args:
        run: what to read.
        loop: `LoopSpan.id` of the loop.

    Example:
        >>> import asyncio, looplab
        >>> [len(turn.waiting) for turn in turns(looplab.simulate(asyncio.sleep, 1))]
        [0, 1, 0, 0]
    """
    tasks = [task for task in run.tasks if task.loop == loop]
    slices = sorted(
        ((first.step, last.end_step, last.end, held, task) for task in tasks
         for first, last, held in _slices(task.spans)),
        key=lambda one: one[:2],
    )  # fmt: skip
    woken = sorted(
        (span.step, span.start) for task in tasks for span in task.spans if span.activity == "ready"
    )
    done = -1
    for begin, end, time, held, task in slices:
        between = woken[bisect_right(woken, (done, float("inf"))) : bisect_left(woken, (begin, 0))]
        lines = _printed(run.output, done, begin)
        if between or lines:
            step, at = between[-1] if between else (begin - 1, lines[-1].time)
            yield _turn(tasks, at, None, lines, 0.0, step)
        yield _turn(tasks, time, task, _printed(run.output, begin, end), held, end)
        done = end


def _slices(spans: tuple[Span, ...]) -> Iterator[tuple[Span, Span, float]]:
    """Yield the first and last span of each turn of a task, and how long it held the loop."""
    turn: list[Span] = []
    for span in spans:
        if span.activity in ("running", "blocking"):
            turn.append(span)
        elif turn:
            yield turn[0], turn[-1], _held(turn)
            turn = []
    if turn:
        yield turn[0], turn[-1], _held(turn)


def _held(turn: list[Span]) -> float:
    return sum(span.length for span in turn if span.activity == "blocking")


def _printed(output: tuple[Line, ...], after: int, until: int) -> list[Line]:
    return [line for line in output if after < line.step <= until]


def _turn(
    tasks: list[TaskSpan],
    time: float,
    task: TaskSpan | None,
    lines: list[Line],
    held: float,
    step: int,
) -> Turn:
    standing = [
        (task, span) for task in tasks for span in task.spans if span.step <= step < span.end_step
    ]
    ready = [one for one in standing if one[1].activity == "ready"]
    return Turn(
        time=time,
        task=task,
        printed=tuple(line.text for line in lines),
        held=held,
        queue=tuple(sorted(ready, key=lambda one: one[1].step)),
        waiting=tuple(one for one in standing if one[1].activity == "waiting"),
    )
