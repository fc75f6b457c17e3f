"""Tells whether a run's calls came strictly one after another, and how long each took.

Strictly: no two waits at the same time and no gap between them. A task that failed and was started
again is a retry, calls with pauses between them are paced, and one that a limit cut short is
followed by a second choice: all of these are in a row on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from looplab.diagnose.expected import INSTANT
from looplab.run import Run, Span, TaskSpan


@dataclass
class Call:
    """The waits of one call, in order."""

    waits: list[tuple[TaskSpan, Span]] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """Give how long it waited."""
        return sum(wait.length for _, wait in self.waits)


def lasting(run: Run) -> Iterator[tuple[TaskSpan, Span]]:
    """Give each wait that took time and was not only for other tasks, by task."""
    for task in run.tasks:
        for span in task.spans:
            if span.activity == "waiting" and not span.joins and span.length > 0:
                yield task, span


def in_a_row(run: Run) -> list[Call]:
    """Give the calls that a run was the sum of; none when they were not in a row, or on purpose."""
    waits = sorted(lasting(run), key=lambda pair: pair[1].step)
    total = sum(wait.length for _, wait in waits)
    overlap = any(b.start < a.end - INSTANT for (_, a), (_, b) in pairwise(waits))
    if overlap or abs(total - run.elapsed) > INSTANT or len({task.loop for task, _ in waits}) > 1:
        return []
    tasks = list({task.id: task for task, _ in waits}.values())
    if _retried(tasks) or _cut_short(tasks):
        return []
    if len(tasks) > 1:
        return [Call([wait for wait in waits if wait[0] is task]) for task in tasks]
    return _calls(waits)


def by_tasks(calls: list[Call]) -> bool:
    """Tell whether each call had a task of its own, made when the one before had ended."""
    tasks = [call.waits[0][0] for call in calls]
    return len({task.id for task in tasks}) == len(tasks) and all(
        a.ended is not None and b.created >= a.ended - INSTANT for a, b in pairwise(tasks)
    )


def different(calls: list[Call]) -> bool:
    """Tell whether no function was called twice."""
    return len({call.waits[0][1].stack for call in calls}) == len(calls)


def _retried(tasks: list[TaskSpan]) -> bool:
    return any(a.outcome == "failed" and a.name == b.name for a, b in pairwise(tasks))


def _cut_short(tasks: list[TaskSpan]) -> bool:
    return any(task.cancels for task in tasks)


def _calls(waits: list[tuple[TaskSpan, Span]]) -> list[Call]:
    """Split one task's waits into the calls that its innermost common function made."""
    stacks = [wait.stack for _, wait in waits]
    common = 0
    while all(len(stack) > common and stack[common] == stacks[0][common] for stack in stacks):
        common += 1
    direct = [len(stack) == common for stack in stacks]
    if any(direct) and not all(direct):
        return []  # the caller pauses by itself between the calls
    calls: list[Call] = []
    for task, wait in waits:
        first = calls[-1].waits[0][1] if calls else None
        inside = (
            first is not None
            and wait.stack[: common + 1] == first.stack[: common + 1]
            and (wait.stack, wait.place) != (first.stack, first.place)
        )
        if inside:
            calls[-1].waits.append((task, wait))
        else:
            calls.append(Call([(task, wait)]))
    return calls
