"""Paints the head of a card: title, the time it took, and what went wrong."""

from __future__ import annotations

from looplab.run import Run
from looplab.timeline.picture import PAD
from looplab.timeline.scale import seconds
from looplab.timeline.scene import Scene
from looplab.timeline.text import fit, width_of, wrap
from looplab.timeline.words import clock_word, error_text, name_of

STOPPED = {
    "deadlock": "deadlock",
    "busy-wait": "stopped: busy wait",
    "endless": "stopped: no end in sight",
    "frozen": "stopped: never gave way",
}
WHY = {
    "deadlock": "Deadlock: nothing is left that could wake anyone.",
    "busy-wait": "Busy wait: the loop went round and round while the clock stood still.",
    "endless": "No end in sight: the program was still waking up at the cap on virtual time.",
    "frozen": "Frozen: the program never gave control back to the loop.",
}


def draw_head(scene: Scene, run: Run, title: str | None, y: float) -> float:
    """Paint the title, the time it took, and what went wrong, from `y` on; say where it ends."""
    inner = scene.width - 2 * PAD
    took = f"{seconds(run.elapsed)} s"
    clock = f"{long_time(run.elapsed)}{clock_word(run)} time"
    right = scene.width - PAD
    scene.write(right, y + 10, clock, "legend", "end")
    beside = right - width_of(clock, "legend") - 5
    scene.write(beside, y + 10, took, "took", "end")
    room = beside - width_of(took, "took") - 16 - PAD
    style = "title" if title is None else "heading"
    scene.write(PAD, y + 10, fit(title or name_of(run), style, room, least=1), style)
    y += 16
    for kind, text in facts(run):
        for part in wrap(text, kind, inner, 2):
            scene.write(PAD, y + 9, part, kind)
            y += 12
    return y + 6


def long_time(value: float) -> str:
    """Write a long time in a unit that can be felt, `(2 hours) `; a short one as nothing.

    Example:
        >>> long_time(7200.0), long_time(5.0)
        ('(2 hours) ', '')
    """
    for size, unit in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if value >= 2 * size:
            return f"({value / size:.3g} {unit}) "
    return ""


def facts(run: Run) -> list[tuple[str, str]]:
    """List what a reader has to know before the lanes, as (text style, sentence)."""
    found: list[tuple[str, str]] = []
    if run.stop is not None:
        found.append(("alarm", WHY[run.stop.kind]))
    elif run.exception is not None:
        where = f" ({run.raised_at})" if run.raised_at else ""
        found.append(("alarm", f"Raised {error_text(run.exception)}{where}"))
    for head, leaks in (
        ("Never awaited", run.never_awaited),
        ("Nobody looked at", run.never_retrieved),
    ):
        if leaks:
            where = f" ({leaks[0].place})" if leaks[0].place else ""
            more = f", and {len(leaks) - 1} more" if len(leaks) > 1 else ""
            found.append(("alarm", f"{head}: {leaks[0].what}{where}{more}"))
    return found
