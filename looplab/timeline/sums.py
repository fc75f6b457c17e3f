"""What would add up if everything were done one by one, and what it comes to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from looplab.run import Run, Span
from looplab.timeline.lanes import Job

SHARED = re.compile(
    r"^(asyncio\.)?(Lock|Event|Condition|Semaphore|BoundedSemaphore|Queue|PriorityQueue|LifoQueue"
    r"|Barrier|Future|Task)\b"
)
"""Waits for something that another task of the run has to do: no work of their own."""


def for_others(span: Span) -> bool:
    """Say whether a wait ends only by what other tasks of the run do."""
    return span.joins or SHARED.match(span.on) is not None


def work(run: Run) -> list[Span]:
    """Give what would add up if everything were done one by one.

    Waits for time or for the outside count, so does holding the loop and so do threads. Waits for
    other tasks of the run, and the wait of a task for its own thread, would count twice. The time
    that a job stands in the queue of its pool is nobody's work.
    """
    spans: list[Span] = []
    owners: dict[int | None, list[tuple[float, float]]] = {}
    for thread in run.threads:
        own = [s for s in thread.spans if s.length > 0 and s.activity != "ready"]
        spans += own
        if own:
            owners.setdefault(thread.parent, []).append((own[0].start, own[-1].end))
    for task in run.tasks:
        threads = owners.get(task.id, [])
        for span in task.spans:
            if span.length <= 0 or span.activity == "ready":
                continue
            if span.activity == "waiting":
                if for_others(span) or any(a < span.end and span.start < b for a, b in threads):
                    continue
            spans.append(span)
    return sorted(spans, key=lambda s: (s.start, s.step))


def most_at_once(spans: Iterable[Span]) -> int:
    """Count how many of these were in progress at once, at the most."""
    edges = [edge for s in spans for edge in ((s.start, s.step, 1), (s.end, s.end_step, -1))]
    most = now = 0
    for _, _, change in sorted(edges):
        now += change
        most = max(most, now)
    return most


def side_by_side(run: Run) -> int:
    """Count how many waits (for time or for the outside) were in progress at once, at the most."""
    return most_at_once(s for s in work(run) if s.activity != "running")


def sum_and_took(run: Run) -> tuple[float, float] | None:
    """Give the seconds one by one and as it ran, or None when the two say nothing together."""
    parts = work(run)
    total = sum(s.length for s in parts)
    waits = sum(1 for s in parts if s.activity != "running")
    cut = run.stop is not None or any(task.cancels for task in run.tasks)
    if cut or waits < 2 or run.elapsed <= 0 or total < 0.97 * run.elapsed:
        return None
    return total, run.elapsed


def crowd_notes(members: tuple[Job, ...]) -> list[str]:
    """Say what many in one lane have in common: how many waited at once, how they ended."""
    waits = [
        s for job in members for s in job.spans if s.activity == "waiting" and not for_others(s)
    ]
    most = most_at_once(waits)
    notes = [f"{most} waiting at once"] if most else []
    outcomes = Counter(job.outcome for job in members)
    if set(outcomes) != {"done"}:
        notes += [f"{count} {outcome}" for outcome, count in outcomes.items()]
    return notes
