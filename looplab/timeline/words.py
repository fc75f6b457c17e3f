"""Says in words what a picture shows: small sentences, and one for its `alt` text."""

from __future__ import annotations

from looplab.run import Run, Span, Stuck
from looplab.timeline.lanes import jobs_of, lanes
from looplab.timeline.scale import seconds
from looplab.timeline.sums import crowd_notes, sum_and_took


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
    """Name the run after the function that was run, or else after its first task."""
    return run.name or (run.tasks[0].label if run.tasks else "a program without tasks")


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
    length = seconds(run.elapsed)
    took = f"{length} second{'' if length == '1' else 's'} of {clock_word(run)} time"
    parts = [f"Timeline of {title or name_of(run)}: {what}, {took}."]
    both = sum_and_took(run)
    if both:
        overlap = "Nothing overlapped." if both[0] <= both[1] * 1.05 else ""
        one_by_one = f"One by one the waits would take {seconds(both[0])} s."
        parts.append(overlap or one_by_one)
    if run.blocked:
        blocks = run.blocks
        culprits = dict.fromkeys(t.label + (f" ({on_of(s)})" if s.on else "") for t, s in blocks)
        held = ", ".join(list(culprits)[:3])
        parts.append(f"The loop was blocked for {seconds(run.blocked)} s by {held}.")
    crowds = [lane for lane in lanes(run) if lane.crowd]
    parts += [f"{lane.label}: {', '.join(crowd_notes(lane.members))}." for lane in crowds[:4]]
    parts += [*_late(run), *_waves(run)]
    for outcome in ("failed", "cancelled", "pending"):
        named = _few([j.label for j in jobs_of(run) if j.outcome == outcome])
        if named:
            parts.append(f"{outcome.capitalize()}: {named}.")
    if run.stop:
        parts.append(f"Stopped ({run.stop.kind}) at {seconds(run.stop.time)} s.")
        parts += [f"{stuck_words(stuck)}." for stuck in run.stop.stuck[:3]]
    elif run.exception is not None:
        parts.append(f"Raised {error_text(run.exception)}.")
    return printable(" ".join(parts))


def stuck_words(stuck: Stuck) -> str:
    """Say what a task waits for for ever, and who has it.

    Example:
        >>> stuck_words(Stuck("pay()", "Lock.acquire()", held_by=("refund()",)))
        'pay() waits for Lock.acquire(), held by refund()'
    """
    held = f", held by {_few(list(stuck.held_by))}" if stuck.held_by else ""
    return f"{stuck.label} waits for {stuck.on}{held}"


def _late(run: Run) -> list[str]:
    """Say who was late most, in a run whose loop was held."""
    late = [(s.length, t.label) for t in run.tasks for s in t.spans if s.activity == "ready"]
    most = max(late, default=(0.0, ""), key=lambda pair: pair[0])
    return [f"{most[1]} ran {seconds(most[0])} s late."] if run.blocked and most[0] > 0 else []


def _waves(run: Run) -> list[str]:
    """Say who cancelled whom, at most three times."""
    waves: dict[tuple[float, str], list[str]] = {}
    found: list[str] = []
    for task in run.tasks:
        for one in task.cancels:
            if one.part == "timeout":
                found.append(f"At {seconds(one.time)} s the time of {task.label} was up.")
            elif one.by:
                waves.setdefault((one.time, one.by), []).append(task.label)
    found += [
        f"At {seconds(time)} s {by} brought a cancel to {_few(labels)}."
        for (time, by), labels in waves.items()
    ]
    return found[:3]


def _few(labels: list[str]) -> str:
    return ", ".join(labels[:3]) + (" and more" if len(labels) > 3 else "")
