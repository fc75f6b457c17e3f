"""Says in words what a picture shows: small sentences, and one for its `alt` text."""

from __future__ import annotations

from looplab.run import Run, Span
from looplab.timeline.lanes import jobs_of
from looplab.timeline.scale import seconds
from looplab.timeline.sums import sum_and_took


def on_of(span: Span) -> str:
    """Name what a span is on; a `time.sleep` with how long it took, as it has no argument."""
    return f"time.sleep({seconds(span.length)})" if span.on == "time.sleep" else span.on


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
