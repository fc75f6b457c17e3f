"""Paints the marks on the lanes: how each ended, and where a line was printed."""

from __future__ import annotations

from looplab.run import TaskSpan
from looplab.timeline.bars import badge
from looplab.timeline.colours import TEXTS
from looplab.timeline.picture import Picture, Row
from looplab.timeline.scene import Scene
from looplab.timeline.text import clean, fit, width_of
from looplab.timeline.words import error_text

RADIUS = 4.2


def end_mark(scene: Scene, x: float, y: float, outcome: str, r: float = RADIUS) -> None:
    """Paint how something ended: a tick, a cross, a struck-out ring, or an open ring."""
    scene.disc(x, y, r + 1.0, "halo")
    scene.disc(x, y, r, outcome)
    k = r * 0.45
    if outcome == "done":
        scene.line("tick", (x - k, y + 0.1 * r), (x - 0.2 * k, y + k), (x + 1.1 * k, y - k))
    elif outcome == "failed":
        scene.line("tick", (x - k, y - k), (x + k, y + k))
        scene.line("tick", (x - k, y + k), (x + k, y - k))
    elif outcome == "cancelled":
        d = r * 0.70
        scene.line("cancelledline", (x - d, y + d), (x + d, y - d))
    else:
        for dx in (-0.5, 0.0, 0.5):
            scene.disc(x + dx * r, y, r * 0.16, "pendingdot")


def draw_end(picture: Picture, position: int) -> None:
    """Paint the end of one lane, with the error that ended it or a wait that found no room."""
    row = picture.rows[position]
    job = row.lane.members[0]
    stuck = picture.run.stop is not None and job.outcome == "pending"
    x = max(row.full, picture.end_x(job)) + RADIUS + 2.5
    if not stuck:
        picture.seen.add(job.outcome)
        end_mark(picture.scene, x, row.middle, job.outcome)
        row.full = x + RADIUS + 1
    raised = picture.run.exception
    if job.error and raised is not None and error_text(raised) == job.error:
        return  # the head of the card says it
    if job.error:
        _after(picture, position, job.error, "error")
    elif isinstance(job, TaskSpan) and job.leftover and not picture.run.stop:
        _after(picture, position, "left over when the program ended", "error")
    elif isinstance(job, TaskSpan) and job.started is None and job.outcome != "pending":
        _after(picture, position, "never began", "outside")
    elif len(set(row.unsaid)) == 1 and len(row.unsaid) == 1:
        _after(picture, position, row.unsaid[0], "outside", number=False)


def _after(picture: Picture, position: int, text: str, style: str, *, number: bool = True) -> None:
    row = picture.rows[position]
    x = row.full + 3.5
    text = clean(text, style)
    crossings = [at - 4 for at in picture.blocked_x[position] if at > x]
    if width_of(text, style) <= min([picture.outer, *crossings]) - x:
        picture.scene.write(x, row.middle + TEXTS[style].size * 0.36, text, style)
        row.full = x + width_of(text, style)
    elif number:
        badge(picture, x + 4, row.middle, style, text)
        row.full = x + 9


def draw_prints(picture: Picture, top: float, *, most: int = 10) -> float:
    """Paint what was printed under the lanes, in the order in which it came, and say where it ends.

    Lines of one moment stand below each other as in a terminal. Each has a flag in its lane too.
    """
    lines = picture.run.output
    if not lines:
        return top
    scene, high = picture.scene, 11.5
    picture.seen.add("print")
    ends: list[float] = []
    before, row, left_out = None, -1, 0
    flagged: set[tuple[int, int]] = set()
    for line in lines:
        x = picture.scale.inside(line.time, line.step, picture.index)
        position = picture.place_of(line.source, line.time, line.step) if line.source else None
        if position is not None and (position, round(x)) not in flagged:
            flagged.add((position, round(x)))
            _flag(scene, x, picture.rows[position])
        row = row + 1 if before == round(x) else 0
        before = round(x)
        room = picture.outer - x - 6
        text = fit(line.text, "print", room, least=5) or ELSEWHERE
        wide = width_of(text, "print")
        goes_left = text == ELSEWHERE or (text != clean(line.text, "print") and wide < 90)
        if goes_left:
            text = fit(line.text, "print", x - picture.scale.left - 6, least=1)
            wide = width_of(text, "print")
        begin = x - wide - 5 if goes_left else x - 2
        while row < len(ends) and ends[row] > begin - 3:
            row += 1
        if row >= most or row > len(ends) + most:
            left_out += 1
            continue
        ends += [0.0] * (row + 1 - len(ends))
        ends[row] = begin + wide + 7
        y = top + 6 + row * high
        scene.line("axis", (x, y), (x, y + high - 2.5))
        style = "print" if line.stream == "stdout" else "error"
        at = x - 3.5 if goes_left else x + 3.5
        scene.write(at, y + 7.4, text, style, "end" if goes_left else "start")
    rows = len(ends)
    scene.write(picture.label_left, top + 13.4, "printed", "lane-note")
    if left_out:
        more = f"and {left_out} more lines, in the table"
        scene.write(picture.scale.left, top + 13.4 + rows * high, more, "lane-note")
        rows += 1
    return top + 8 + rows * high


ELSEWHERE = "\N{HORIZONTAL ELLIPSIS}"


def _flag(scene: Scene, x: float, row: Row) -> None:
    y = row.middle - (row.height / 2 - 4 if row.lane.crowd else row.bar / 2)
    scene.line("print", (x, y + 0.8), (x - 3, y - 4.4), (x + 3, y - 4.4), closed=True)
