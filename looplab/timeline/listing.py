"""A run as a table of plain text, for screen readers and for feedback without pictures."""

from __future__ import annotations

from collections import Counter

from looplab.run import Run, TaskSpan, ThreadSpan
from looplab.timeline.lanes import Job, lanes
from looplab.timeline.late import as_shown
from looplab.timeline.scale import seconds
from looplab.timeline.sums import crowd_notes, side_by_side, sum_and_took
from looplab.timeline.words import (
    clock_word,
    error_text,
    name_of,
    on_of,
    plural,
    printable,
    stuck_words,
)


def table(run: Run, *, most: int = 60) -> str:
    """Write the run as plain text: a line for each task, then waits, prints and losses.

    Args:
        run: what to write.
        most: lanes that are written out; the rest are counted.
    """
    run = as_shown(run)
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
            waiting = "".join(f"{note}; " for note in crowd_notes(lane.members)[:1])
            did = f"{waiting}the first of them: {_did(first, 0.005 * run.elapsed)}"
        else:
            how = first.outcome + (f" ({first.error})" if first.error else "")
            if isinstance(first, TaskSpan) and first.leftover and not run.stop:
                how += ", left over"
            did = _did(first, 0.005 * run.elapsed)
        label = "  " * min(lane.depth, 5) + _one_line(lane.label, 44)
        label += " [thread]" if lane.thread else ""
        stop = "-" if closing is None or None in ends else seconds(closing)
        rows.append((label, seconds(begins), stop, _one_line(how, 60), did))
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    took = f"{seconds(run.elapsed)} s of {clock_word(run)} time"
    counts = (
        f"{plural(len(run.tasks), 'task')}, at most {plural(side_by_side(run), 'wait')} at once"
    )
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


def _did(job: Job, least: float, most: int = 8) -> str:
    parts: list[str] = []
    for span in job.spans:
        if span.length <= least and span.activity in ("running", "ready"):
            continue
        what = {
            "waiting": "waits for",
            "blocking": "BLOCKS THE LOOP with",
            "ready": "ready," if isinstance(job, ThreadSpan) else "ready",
        }.get(span.activity, span.activity)
        when = f"{seconds(span.start)}-{seconds(span.end)}"
        # From when to when a task was ready says how late it was.
        on = "" if what == "ready" else on_of(span)
        parts.append(f"{when} {what} {on}".rstrip(" ,"))
    if isinstance(job, TaskSpan) and job.started is None:
        parts.append("never began")
    if len(parts) > most:
        parts = [*parts[:most], f"{len(parts) - most} more"]
    return _one_line("; ".join(parts), 400) or "ran without a wait"


def _cancels(run: Run) -> list[str]:
    waves: dict[tuple[float, str], list[str]] = {}
    for task in run.tasks:
        for c in task.cancels:
            why = "its time was up" if c.part == "timeout" else f"because of {c.by}" if c.by else ""
            waves.setdefault((c.time, why), []).append(task.label)
    lines = []
    for (time, why), labels in waves.items():
        more = f" and {len(labels) - 8} more" if len(labels) > 8 else ""
        lines.append(f"  {seconds(time)}: {', '.join(labels[:8])}{more}" + (f", {why}" * bool(why)))
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
            f"  {stuck_words(s)}" + (f" ({s.place})" if s.place else "") for s in run.stop.stuck
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
