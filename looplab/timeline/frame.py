"""Paints what surrounds the lanes: heading, labels, axis, the sums, remarks and legend."""

from __future__ import annotations

from collections import Counter

from looplab.run import Run
from looplab.timeline.lanes import Job
from looplab.timeline.marks import end_mark
from looplab.timeline.picture import PAD, Notes, Picture
from looplab.timeline.scale import Scale, seconds
from looplab.timeline.scene import Scene
from looplab.timeline.text import clean, fit, width_of, wrap
from looplab.timeline.words import (
    clock_word,
    error_text,
    for_others,
    most_at_once,
    name_of,
    plural,
    sum_and_took,
    work,
)

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
    clock = f"{clock_word(run)} time"
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


def draw_labels(picture: Picture, room: float) -> None:
    """Paint the names of the lanes, with elbows from creators to what they created."""
    scene, left = picture.scene, picture.label_left
    last_at: dict[int, float] = {}
    for row in picture.rows:
        lane = row.lane
        if lane.loop is not None:
            scene.write(left, row.middle + 3, lane.label, "lane-note")
            begin = left + width_of(lane.label, "lane-note") + 6
            state = "left open" if lane.loop.closed is None else ""
            end = picture.outer - (width_of(state, "error") + 6 if state else 0)
            scene.line("rule", (begin, row.middle), (end, row.middle))
            scene.write(picture.outer, row.middle + 2.8, state, "error", "end")
            last_at.clear()
            continue
        depth = min(lane.depth, 4)
        x = left + 10 * depth
        y = row.top + 11 if lane.crowd else row.middle
        if depth:
            above = last_at.get(depth, last_at.get(depth - 1, y - row.height) + 5.5)
            scene.line("tree", (x - 6, above), (x - 6, y), (x - 1.5, y))
        last_at = {d: at for d, at in last_at.items() if d < depth} | {depth: y}
        style = "lane" if row.height >= 17 else "small-lane"
        space = room - 10 * depth - (30 if lane.thread else 0)
        text = fit(lane.label, style, space, least=1)
        scene.write(x + 1, y + 3, text, style)
        if lane.thread:
            scene.write(x + 1 + width_of(text, style) + 4, y + 2.7, "thread", "lane-note")
        if lane.crowd:
            for i, note in enumerate(crowd_notes(row.lane.members)):
                line = fit(note, "lane-note", room - 10 * depth, least=1)
                scene.write(x + 1, y + 13.5 + 10 * i, line, "lane-note")


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


def draw_axis(
    scene: Scene, runs: list[Run], scale: Scale, panels: list[tuple[float, float]]
) -> float:
    """Paint ticks and their times under the last panel, and thin lines up through all of them.

    Args:
        scene: what to paint on.
        runs: whose axis it is.
        scale: from time to place.
        panels: the top and bottom edge of each.
    """
    bottom = panels[-1][1]
    label = f"seconds, {clock_word(runs[0])}" if scale.end > 0 else "all at 0 s"
    scene.write(PAD, bottom + 12, label, "axis")
    left, right = scale.left, scale.right
    end = right if scale.end > 0 else scale.after(0.0)
    scene.line("axis", (left, bottom), (end, bottom))
    exact = runs[0].virtual
    taken: list[tuple[float, float]] = []
    ticks = scale.ticks(runs, exact)
    shown = [ticks[0], ticks[-1], *ticks[1:-1]] if len(ticks) > 1 else ticks
    if scale.end <= 0:
        text = "one step after the other: no time passes"
        scene.write(left, bottom + 12, text, "axis")
        return bottom + 20
    for time in shown:
        x = scale.x(time)
        style = "end" if time == scale.end and time > 0 else "axis"
        text = seconds(time) + (" s" if style == "end" else "")
        half = width_of(text, style) / 2 + 3
        scene.line("axis", (x, bottom), (x, bottom + 3.5))
        for top, foot in panels:
            scene.line("grid", (x, top), (x, foot))
        if any(a < x + half and x - half < b for a, b in taken):
            continue
        taken.append((x - half, x + half))
        scene.write(x, bottom + 12, text, style, "middle")
    return bottom + 20


def draw_sums(scene: Scene, run: Run, scale: Scale, y: float) -> float:
    """Paint the waits end to end above the time that they took together: sum versus maximum."""
    both = sum_and_took(run)
    if both is None:
        return y
    total, took = both
    longest, right = max(total, took), scene.width - PAD
    room = scale.right - scale.left - 34
    per_second = room / longest
    scene.box(PAD - 4, y, scene.width - 2 * PAD + 8, 36, "panel", 4.0)
    parts = work(run)
    scene.write(PAD + 2, y + 14.5, "one by one", "sum")
    x = scale.left
    if len(parts) <= 80:
        for part in parts:
            wide = part.length * per_second
            look = "sum-blocking" if part.activity == "blocking" else "sum"
            scene.box(x, y + 6.5, wide, 10, look, 1.0 if wide > 3 else 0.0)
            x += wide
    else:
        x += total * per_second
        scene.box(scale.left, y + 6.5, total * per_second, 10, "sum", 1.0)
    scene.write(x + 5, y + 14.8, f"{seconds(total)} s", "sumbold")
    scene.write(PAD + 2, y + 29.5, "as it ran", "sum")
    end = scale.left + took * per_second
    middle = y + 26.5
    scene.line("took-edge", (scale.left, middle - 4.5), (scale.left, middle + 4.5))
    scene.line("took-edge", (end, middle - 4.5), (end, middle + 4.5))
    scene.line("took-edge", (scale.left, middle), (end, middle))
    said = f"{seconds(took)} s"
    scene.write(end + 5, y + 29.5, said, "sumbold")
    if total > took * 1.05:
        x = end + 5 + width_of(said, "sumbold") + 10
        hints = [h for h in _savings(run, total, took) if width_of(h, "legend") < right - x]
        scene.write(x, y + 29.5, hints[0] if hints else "", "legend")
    return y + 42


def _savings(run: Run, total: float, took: float) -> list[str]:
    fast = f"{total / took:.2g} times as fast"
    most = most_at_once(s for s in work(run) if s.activity != "running")
    if most < 2:
        return [fast]
    return [f"{fast}: up to {plural(most, 'wait')} at once", f"{fast}, {most} at once", fast]


def draw_notes(scene: Scene, notes: Notes, y: float) -> float:
    """Paint the numbered remarks, in columns."""
    if not notes.numbers:
        return y
    inner = scene.width - 2 * PAD
    texts = [(n, clean(text, "note")) for (_, text), n in notes.numbers.items()]
    widest = max(width_of(text, "note") for _, text in texts) + 26
    columns = max(1, min(4, int(inner / widest), len(texts)))
    wide = inner / columns
    rows = -(-len(texts) // columns)
    for i, (number, text) in enumerate(texts):
        x, line = PAD + wide * (i // rows), y + 13 * (i % rows)
        scene.disc(x + 5, line + 5.5, 4.9, "badge")
        scene.write(x + 5, line + 7.75, str(number), "badge", "middle")
        scene.write(x + 14, line + 8.3, fit(text, "note", wide - 22, least=1), "note")
    return y + 13 * rows + 4


LEGEND = (
    ("running", "running"),
    ("ready", "ready"),
    ("waiting", "waiting"),
    ("joining", "waiting for tasks"),
    ("blocking", "blocking the loop"),
    ("stuck", "waiting for ever"),
    ("cancel", "cancel()"),
    ("print", "print"),
    ("done", "done"),
    ("failed", "failed"),
    ("cancelled", "cancelled"),
    ("thin-failed", "failed"),
    ("thin-cancelled", "cancelled"),
    ("pending", "unfinished"),
    ("moment", "same moment, left goes first"),
)


def draw_legend(scene: Scene, seen: set[str], y: float) -> float:
    """Paint what each look on this card means, and nothing that is not on it."""
    x, right = PAD, scene.width - PAD
    for key, text in LEGEND:
        if key not in seen:
            continue
        wide = 21 + width_of(text, "legend")
        if x + wide > right and x > PAD:
            x, y = PAD, y + 13
        _swatch(scene, key, x, y + 5.5)
        scene.write(x + 19, y + 8.3, text, "legend")
        x += wide + 12
    return y + 14


def _swatch(scene: Scene, key: str, x: float, y: float) -> None:
    if key in ("done", "failed", "cancelled", "pending"):
        end_mark(scene, x + 9, y, key)
    elif key == "running":
        scene.box(x + 2, y - 5, 2.4, 10, "running")
        scene.box(x + 8, y - 5, 8, 10, "running")
    elif key.startswith("thin-"):
        scene.box(x + 8, y - 1.5, 8, 3, key)
    elif key == "cancel":
        scene.line("cancel", (x + 1, y), (x + 10, y))
        scene.line("cancelhead", (x + 16, y), (x + 10, y - 3), (x + 10, y + 3), closed=True)
    elif key == "print":
        scene.line("print", (x + 9, y + 3), (x + 6, y - 2.2), (x + 12, y - 2.2), closed=True)
    else:
        scene.box(x + 1, y - 4.5, 15, 9, key, 1.5 if key in ("waiting", "joining") else 0.0)
