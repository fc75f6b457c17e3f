"""Paints what a lane did: bars for its spans, and what each wait was for."""

from __future__ import annotations

from looplab.timeline.colours import TEXTS
from looplab.timeline.dense import Bar, bars_of
from looplab.timeline.picture import Picture, Row
from looplab.timeline.text import ELLIPSIS, clean, fit, width_of
from looplab.timeline.words import on_of

TICK = 2.4
"""The least width of a slice in which a task ran, in points."""
BADGE = 11.0
"""Room that a number in a circle needs."""
ON_PATTERN = {"blocking": ("blocking", "plate"), "ready": ("late", "lateplate")}
"""How words are set on a pattern, and what lies under them."""


def wordings(bar: Bar) -> list[str]:
    """Give what may be written on a wait, the fullest first.

    The functions between the task and the wait lead the way: `fetch > sleep(1)`.
    """
    if bar.count > 1:
        return [f"{bar.count} \N{MULTIPLICATION SIGN} {bar.span.on}"]
    on, inner = on_of(bar.span), list(bar.span.stack[1:])
    name = on.partition("(")[0]
    if inner and name.rpartition(".")[2] == inner[-1].rpartition(".")[2]:
        inner.pop()
    path = " > ".join([*(part.rpartition(".")[2] for part in inner), on])
    return [path, on] if inner else [on]


def shorter(bar: Bar) -> list[str]:
    """Give what may stand for a wait in a narrow bar, without a cut that changes its meaning.

    `sleep(0.25)` becomes `0.25 s`, since `sleep(0.2` and an ellipsis would be another number.
    """
    if bar.count > 1:
        return [f"{bar.count} \N{MULTIPLICATION SIGN}"]
    on = on_of(bar.span)
    name, _, arguments = on.partition("(")
    if name in ("sleep", "asyncio.sleep", "time.sleep") and arguments.rstrip(")"):
        return [f"{arguments.rstrip(')')} s"]
    return [f"{name}({ELLIPSIS})"] if arguments.rstrip(")") else []


def draw_row(picture: Picture, position: int) -> None:
    """Paint one task's or thread's lane, without the mark at its end."""
    row = picture.rows[position]
    job = row.lane.members[0]
    scene, half = picture.scene, row.bar / 2
    end = picture.end_x(job)
    born = picture.x(job.created, job.spans[0].step if job.spans else None)
    scene.line("life", (born, row.middle), (end, row.middle))
    row.full = max(born, end)
    named: list[tuple[Bar, float, float]] = []
    for bar in bars_of(job.spans, picture.x, TICK, picture.scale.left):
        look, wide = bar.look, bar.right - bar.left
        picture.seen.add(look)
        tall = half if look != "ready" else half * 0.8
        radius = 2.2 if wide > 6 and look in ("waiting", "joining") else 0.0
        scene.box(bar.left, row.middle - tall, wide, 2 * tall, look, radius)
        row.full = max(row.full, bar.right)
        if bar.span.on and (look != "ready" or bar.span.length > 0) and look != "running":
            crossings = picture.blocked_x[position]
            named.append((bar, *slot(bar.left + 2.6, bar.right - 2.6, crossings)))
    least: dict[str, float] = {}
    for bar, left, right in named:
        words = wordings(bar)[0]
        least[words] = min(least.get(words, right - left), right - left)
    for bar, left, right in named:
        # The same words have the same size all along a lane, unless even the small one is too big.
        _say(picture, row, bar, left, right, least[wordings(bar)[0]])


def _say(picture: Picture, row: Row, bar: Bar, left: float, right: float, least: float) -> None:
    styles = ["wait", "small-wait"] if row.height >= 17 else ["small-wait"]
    on_pattern = ON_PATTERN.get(bar.look)
    if on_pattern:
        styles = [on_pattern[0]]
    found = None
    choices = [(w, s) for words in (wordings(bar), shorter(bar)) for s in styles for w in words]
    for room in dict.fromkeys((least, right - left)):
        fitting = [c for c in choices if width_of(clean(*c), c[1]) <= room]
        if fitting:
            found = fitting[0]
            break
    words = wordings(bar)
    style = found[1] if found else styles[-1]
    text = clean(*found) if found else ""
    if not text and bar.look != "ready" and "(" not in words[-1]:
        text = fit(words[-1], style, right - left, least=6)
    if text:
        if on_pattern:
            wide, x = width_of(text, style) + 6, (left + right) / 2
            picture.scene.box(x - wide / 2, row.middle - 5, wide, 10, on_pattern[1], 2.0)
        base = row.middle + TEXTS[style].size * 0.36
        picture.scene.write((left + right) / 2, base, text, style, "middle")
    elif bar.look == "ready":
        return  # that it was late is seen
    elif right - left + 4 >= BADGE and row.height >= 13 and len(picture.notes.numbers) < 24:
        badge(picture, (left + right) / 2, row.middle, "wait", words[0])
    else:
        row.unsaid.append(words[-1])


def badge(picture: Picture, x: float, y: float, kind: str, text: str) -> None:
    """Put the number of a remark into a circle at (x, y)."""
    number = str(picture.notes.number(kind, text))
    picture.scene.disc(x, y, 4.9, "badge")
    picture.scene.write(x, y + 2.25, number, "badge", "middle")


def slot(left: float, right: float, crossings: list[float]) -> tuple[float, float]:
    """Find the widest stretch between the arrows that cross a bar."""
    edges = [left]
    for x in sorted(crossings):
        if left - 4 < x < right + 4:
            edges += [x - 4, x + 4]
    edges.append(right)
    return max(zip(edges[::2], edges[1::2], strict=True), key=lambda pair: pair[1] - pair[0])


def draw_crowd(picture: Picture, row: Row) -> None:
    """Paint many of a kind in one lane: a thin row for each, in order of creation."""
    members, scene = row.lane.members, picture.scene
    top, room = row.top + 4, row.height - 8
    count = min(len(members), int(room / 0.8))
    thick = room / count
    chosen = [members[i * len(members) // count] for i in range(count)]
    for i, job in enumerate(chosen):
        y, high = top + i * thick, thick * (0.8 if thick > 1.6 else 1.0)
        for bar in bars_of(job.spans, picture.x, TICK / 2, picture.scale.left):
            picture.seen.add(f"thin-{bar.look}")
            scene.box(bar.left, y, bar.right - bar.left, high, f"thin-{bar.look}")
        if job.outcome in ("failed", "cancelled"):
            picture.seen.add(f"thin-{job.outcome}")
            tall = max(high, 2.4)
            scene.box(picture.end_x(job), y - (tall - high) / 2, 4.0, tall, f"thin-{job.outcome}")
    row.full = max((picture.end_x(job) for job in members), default=0.0) + 4
