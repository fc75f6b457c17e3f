"""Sleeps that were over while somebody held the loop: from then on the task was late.

asyncio notices that a sleep is over when the loop comes round again, so a record has one long wait.
Drawn like that, a task that could not run would look as if it still slept by its own choice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from looplab.run import Run, Span, TaskSpan
from looplab.timeline.lanes import Job
from looplab.timeline.scale import seconds
from looplab.timeline.settled import settled

_SLEEP = re.compile(r"(?:asyncio\.)?sleep\((\d[\d.e+-]*)\)")
_SEEN = 0.002
"""The share of the run by which a sleep has to be late to be shown as such."""


def as_shown(run: Run) -> Run:
    """Give the run as timelines and tables show it.

    It is settled, its late sleeps are split, and a `ready` that lasts says why in `on`.
    """
    run = with_late_sleeps(settled(run))
    tasks = tuple(replace(t, spans=tuple(_why(t, s) for s in t.spans)) for t in run.tasks)
    threads = run.threads
    if run.virtual:  # by the real clock there are no jobs here, only threads, which take a moment
        threads = tuple(replace(t, spans=tuple(_why(t, s) for s in t.spans)) for t in threads)
    return replace(run, tasks=tasks, threads=threads)


def with_late_sleeps(run: Run) -> Run:
    """Split each sleep that a blocked loop overslept into a wait and a `ready`.

    Example:
        >>> with_late_sleeps(Run(elapsed=1.0)) == Run(elapsed=1.0)
        True
    """
    held: dict[int, list[Span]] = defaultdict(list)
    for task, span in run.blocks:
        held[task.loop].append(span)
    if not held:
        return run
    least = max(1e-6, _SEEN * run.elapsed)

    def parts(task: TaskSpan) -> tuple[Span, ...]:
        return tuple(part for span in task.spans for part in _split(span, held[task.loop], least))

    return replace(run, tasks=tuple(replace(task, spans=parts(task)) for task in run.tasks))


def _why(job: Job, span: Span) -> Span:
    if span.activity != "ready" or span.length <= 0 or span.on:
        return span
    late = f"{seconds(span.length)} s late"
    return replace(span, on=late if isinstance(job, TaskSpan) else "no thread is free")


def _split(span: Span, held: list[Span], least: float) -> tuple[Span, ...]:
    asked = _SLEEP.fullmatch(span.on) if span.activity == "waiting" else None
    if asked is None:
        return (span,)
    due = span.start + float(asked[1])
    if span.end - due <= least:
        return (span,)
    for block in held:
        if block.start <= due < block.end and span.step <= block.step <= span.end_step:
            rest = replace(
                span, activity="ready", start=due, step=block.step, on="", stack=(), place=None
            )
            return replace(span, end=due, end_step=block.step), rest
    return (span,)
