"""Paints the foot of a card: sum versus maximum, numbered remarks, and the legend."""

from __future__ import annotations

from looplab.run import Run
from looplab.timeline.cancels import clock
from looplab.timeline.marks import end_mark
from looplab.timeline.picture import PAD, Notes
from looplab.timeline.scale import Scale, seconds
from looplab.timeline.scene import Scene
from looplab.timeline.sums import side_by_side, sum_and_took, work
from looplab.timeline.text import clean, fit, width_of
from looplab.timeline.words import plural


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
    if total <= took * 1.05:
        _on_bracket(scene, scale.left, end, middle, "nothing overlapped")
    else:
        x = end + 5 + width_of(said, "sumbold") + 10
        hints = [h for h in _savings(run, total, took) if width_of(h, "legend") < right - x]
        scene.write(x, y + 29.5, hints[0] if hints else "", "legend")
    return y + 42


def _on_bracket(scene: Scene, left: float, right: float, y: float, text: str) -> None:
    wide = width_of(text, "legend") + 10
    if wide < right - left:
        scene.box((left + right - wide) / 2, y - 5, wide, 10, "bracketplate")
        scene.write((left + right) / 2, y + 2.8, text, "legend", "middle")


def _savings(run: Run, total: float, took: float) -> list[str]:
    times = total / took
    fast = f"{times:.0f} times as fast" if times >= 9.95 else f"{times:.2g} times as fast"
    most = side_by_side(run)
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
    ("joining", "waiting for other tasks"),
    ("blocking", "blocking the loop"),
    ("stuck", "waiting for ever"),
    ("holds", "is held by"),
    ("going", "when it was stopped"),
    ("cancel", "cancel()"),
    ("timeout", "its time is up"),
    ("print", "print"),
    ("done", "done"),
    ("failed", "failed"),
    ("cancelled", "cancelled"),
    ("pending", "unfinished"),
    ("moment", "same moment, left goes first"),
)


def draw_legend(scene: Scene, seen: set[str], y: float) -> float:
    """Paint what each look on this card means, and nothing that is not on it."""
    x, right = PAD, scene.width - PAD
    for key, text in LEGEND:
        looks = [look for look in (key, f"thin-{key}") if look in seen]
        if not looks:
            continue
        begin = 1 + 18 * len(looks)
        wide = begin + 2 + width_of(text, "legend")
        if x + wide > right and x > PAD:
            x, y = PAD, y + 13
        for index, look in enumerate(looks):
            _swatch(scene, look, x + 18 * index, y + 5.5)
        scene.write(x + begin, y + 8.3, text, "legend")
        x += wide + 12
    return y + 14


def _swatch(scene: Scene, key: str, x: float, y: float) -> None:
    if key in ("done", "failed", "cancelled", "pending"):
        end_mark(scene, x + 9, y, key)
    elif key == "running":
        scene.box(x + 2, y - 5, 2.4, 10, "running")
        scene.box(x + 8, y - 5, 8, 10, "running")
    elif key.startswith("thin-"):
        scene.box(x + 1, y - 1.5, 15, 3, key)
    elif key in ("cancel", "holds"):
        scene.line(key, (x + 1, y), (x + 10, y))
        scene.line(f"{key}head", (x + 16, y), (x + 10, y - 3), (x + 10, y + 3), closed=True)
    elif key == "timeout":
        clock(scene, x + 9, y)
    elif key == "print":
        scene.line("print", (x + 9, y + 3), (x + 6, y - 2.2), (x + 12, y - 2.2), closed=True)
    else:
        scene.box(x + 1, y - 4.5, 15, 9, key, 1.5 if key in ("waiting", "joining") else 0.0)
