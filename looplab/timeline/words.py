"""Says in words what a picture shows: one sentence for its `alt` text, and a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from looplab.run import Run, Span, TaskSpan
from looplab.timeline.lanes import Job, jobs_of, lanes
from looplab.timeline.scale import seconds
from looplab.timeline.settled import settled

SHARED = re.compile(
    r"^(asyncio\.)?(Lock|Event|Condition|Semaphore|BoundedSemaphore|Queue|PriorityQueue|LifoQueue"
    r"|Barrier|Future|Task)\b"
)
"""Waits for something that another task of the run has to do: no work of their own."""


def on_of(span: Span) -> str:
    """Name what a span is on; a `time.sleep` with how long it took, as it has no argument."""
    return f"time.sleep({seconds(span.length)})" if span.on == "time.sleep" else span.on


def for_others(span: Span) -> bool:
    """Say whether a wait ends only by what other tasks of the run do."""
    return span.joins or SHARED.match(span.on) is not None


def error_text(error: BaseException) -> str:
    """Write an exception as `ValueError: no seat`, whatever its own `__str__` does."""
    name = getattr(error, "name_of_class", type(error).__name__)
    try:
        text = str(error)
    except Exception:
        text = ""
    return f"{name}: {text}" if text else str(name)


def name_of(run: Run) -> str:
    """Name the run after its first task."""
    return run.tasks[0].label if run.tasks else "a program without tasks"


def work(run: Run) -> list[Span]:
    """Give what would add up if everything were done one by one.

    Waits for time or for the outside count, so does holding the loop and so do threads. Waits for
    other tasks of the run, and the wait of a task for its own thread, would count twice.
    """
    spans: list[Span] = []
    owners: dict[int | None, list[tuple[float, float]]] = {}
    for thread in run.threads:
        own = [s for s in thread.spans if s.length > 0]
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


def sum_and_took(run: Run) -> tuple[float, float] | None:
    """Give the seconds one by one and as it ran, or None when the two say nothing together."""
    parts = work(run)
    total = sum(s.length for s in parts)
    waits = sum(1 for s in parts if s.activity != "running")
    cut = run.stop is not None or any(task.cancels for task in run.tasks)
    if cut or waits < 2 or run.elapsed <= 0 or total < 0.97 * run.elapsed:
        return None
    return total, run.elapsed


def printable(text: str) -> str:
    """Replace what neither XML nor UTF-8 has a form for: control characters, lone surrogates."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


def plural(count: int, noun: str) -> str:
    """Write `1 task`, `2 tasks`.

    Example:
        >>> plural(1, "task"), plural(2, "task")
        ('1 task', '2 tasks')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def clock_word(run: Run) -> str:
    """Say which clock the run's seconds come from."""
    return "virtual" if run.virtual else "real"


def sentence(run: Run, title: str | None = None) -> str:
    """Sum the picture up for those who do not see it.

    Example:
        >>> sentence(Run(elapsed=1.5))
        'Timeline of a program without tasks: 0 tasks, 1.5 seconds of virtual time.'
    """
    what = plural(len(run.tasks), "task")
    if run.threads:
        what += f" and {plural(len(run.threads), 'thread job')}"
    took = f"{seconds(run.elapsed)} seconds of {clock_word(run)} time"
    parts = [f"Timeline of {title or name_of(run)}: {what}, {took}."]
    both = sum_and_took(run)
    if both:
        parts.append(f"One by one the waits would take {seconds(both[0])} s.")
    if run.blocked:
        blocks = run.blocks
        culprits = dict.fromkeys(t.label + (f" ({on_of(s)})" if s.on else "") for t, s in blocks)
        held = ", ".join(list(culprits)[:3])
        parts.append(f"The loop was blocked for {seconds(run.blocked)} s by {held}.")
    for outcome in ("failed", "cancelled", "pending"):
        jobs = [j for j in jobs_of(run) if j.outcome == outcome]
        if jobs:
            named = ", ".join(j.label for j in jobs[:3]) + (" and more" if len(jobs) > 3 else "")
            parts.append(f"{outcome.capitalize()}: {named}.")
    if run.stop:
        parts.append(f"Stopped ({run.stop.kind}) at {seconds(run.stop.time)} s.")
    elif run.exception is not None:
        parts.append(f"Raised {error_text(run.exception)}.")
    return printable(" ".join(parts))


def table(run: Run, *, most: int = 60) -> str:
    """Write the run as plain text: a line for each task, then waits, prints and losses.

    Args:
        run: what to write.
        most: lanes that are written out; the rest are counted.
    """
    run = settled(run)
    rows = [("task", "from", "to", "ended", "what it did")]
    chosen = [lane for lane in lanes(run) if lane.members]
    for lane in chosen[:most]:
        first = lane.members[0]
        begins = min(j.created for j in lane.members)
        ends = [j.ended for j in lane.members]
        closing = max((e for e in ends if e is not None), default=None)
        if lane.crowd:
            outcomes = Counter(job.outcome for job in lane.members)
            how = ", ".join(f"{n} {k}" for k, n in outcomes.items())
            did = _did(first) + " (the first of them)"
        else:
            how = first.outcome + (f" ({first.error})" if first.error else "")
            did = _did(first)
        label = "  " * min(lane.depth, 5) + _one_line(lane.label, 44)
        label += " [thread]" if lane.thread else ""
        stop = "-" if closing is None or None in ends else seconds(closing)
        rows.append((label, seconds(begins), stop, _one_line(how, 60), did))
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    took = f"{seconds(run.elapsed)} s of {clock_word(run)} time"
    counts = f"{plural(len(run.tasks), 'task')}, at most {plural(run.peak(), 'wait')} at once"
    lines = [f"{name_of(run)}: {took}, {counts}"]
    both = sum_and_took(run)
    if both:
        lines.append(f"one by one {seconds(both[0])} s, as it ran {seconds(both[1])} s")
    lines.append("")
    for row in rows:
        cells = [row[i].rjust(w) if i in (1, 2) else row[i].ljust(w) for i, w in enumerate(widths)]
        lines.append("  ".join([*cells, row[4]]).rstrip())
    if len(chosen) > most:
        lines.append(f"... and {len(chosen) - most} more lanes")
    return printable("\n".join([*lines, *_cancels(run), *_printed(run), *_losses(run)]))


def _one_line(text: str, room: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= room else text[: room - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _did(job: Job, most: int = 8) -> str:
    parts: list[str] = []
    for span in job.spans:
        if span.length == 0 and span.activity in ("running", "ready"):
            continue
        what = {"waiting": "waits for", "blocking": "BLOCKS THE LOOP with"}.get(
            span.activity, span.activity
        )
        when = f"{seconds(span.start)}-{seconds(span.end)}"
        parts.append(f"{when} {what} {on_of(span)}".rstrip())
    if isinstance(job, TaskSpan) and job.started is None:
        parts.append("never began")
    if len(parts) > most:
        parts = [*parts[:most], f"{len(parts) - most} more"]
    return _one_line("; ".join(parts), 400) or "ran without a wait"


def _cancels(run: Run) -> list[str]:
    lines = [
        f"  {seconds(c.time)}: {task.label}" + (f", by {c.by}" if c.by else "")
        for task in run.tasks
        for c in task.cancels
    ]
    return ["", "cancelled", *_few(lines)] if lines else []


def _printed(run: Run) -> list[str]:
    lines = [
        f"  {seconds(line.time)}: {line.text}" + (f"   ({line.source})" if line.source else "")
        for line in run.output
    ]
    return ["", "printed", *_few(lines, 200)] if lines else []


def _losses(run: Run) -> list[str]:
    lines: list[str] = []
    if run.stop:
        when = f"stopped at {seconds(run.stop.time)} s ({run.stop.kind})"
        lines += ["", f"{when}: {run.stop.sentence}"]
        stuck = [
            f"  {s.label} waits for {s.on}" + (f" ({s.place})" if s.place else "")
            for s in run.stop.stuck
        ]
        lines += _few(stuck)
    if run.exception is not None:
        where = f" ({run.raised_at})" if run.raised_at else ""
        lines += ["", f"raised {error_text(run.exception)}{where}"]
    for head, leaks in (
        ("never awaited", run.never_awaited),
        ("exceptions nobody looked at", run.never_retrieved),
    ):
        if leaks:
            found = [f"  {x.what}" + (f" ({x.place})" if x.place else "") for x in leaks]
            lines += ["", head, *_few(found)]
    return lines


def _few(lines: list[str], most: int = 40) -> list[str]:
    if len(lines) <= most:
        return lines
    return [*lines[:most], f"  ... and {len(lines) - most} more"]
