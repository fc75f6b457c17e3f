"""Puts a whole card together: the only place that knows the order from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from looplab.run import Run, Stuck
from looplab.timeline import frame
from looplab.timeline.bars import badge, draw_crowd, draw_row
from looplab.timeline.colours import TEXTS
from looplab.timeline.lanes import Lane, lanes
from looplab.timeline.marks import draw_cancels, draw_end, draw_prints, plan_cancels
from looplab.timeline.picture import MARGIN, PAD, Notes, Picture, Row
from looplab.timeline.scale import Scale, seconds
from looplab.timeline.scene import Scene
from looplab.timeline.text import clean, fit, width_of

WIDTH = 8.0
"""The card's usual width in inches: what fits a notebook's column at 100 %."""
CROWDS = 300.0
"""Height that all crowds share, in points."""


def card(run: Run, title: str | None = None, width: float = WIDTH) -> Scene:
    """Lay one run out.

    Args:
        run: what to show.
        title: instead of the first task's label.
        width: of the card, in inches (at least 4).
    """
    scene = Scene(width=max(width, 4.0) * 72)
    rows = lanes(run)
    label_room, zone = label_width(scene, rows), zone_width(scene, [run])
    left = PAD + label_room + 10
    scale = Scale([run], left, scene.width - PAD - MARGIN - zone)
    notes, seen = Notes(), set[str]()
    picture = Picture(run, scene, scale, 0, PAD, scene.width - PAD, notes, seen)
    y = frame.draw_head(scene, run, title, PAD - 2)
    top = y
    y = draw_panel(picture, rows, label_room, zone, y)
    y = frame.draw_axis(scene, [run], scale, [(top + 10, y)])
    draw_moments(picture, picture.rows[0].top if picture.rows else top, y - 20)
    y = frame.draw_sums(scene, run, scale, y + 3)
    return finish(picture.scene, notes, seen, y)


def finish(scene: Scene, notes: Notes, seen: set[str], y: float) -> Scene:
    """Add remarks and legend below `y`, and the card behind everything."""
    y = frame.draw_notes(scene, notes, y + 4)
    y = frame.draw_legend(scene, seen, y + 3)
    scene.height = y + PAD - 6
    scene.box(0.5, 0.5, scene.width - 1, scene.height - 1, "card", 6.0)
    return scene


def label_width(scene: Scene, rows: Sequence[Lane]) -> float:
    """Give the width that the lanes' labels get: what they need, up to a third of the card."""
    need = [70.0]
    for lane in rows:
        if lane.loop is None:
            tag = 32 if lane.thread else 0
            style = "lane"
            wide = width_of(clean(lane.label, style), style)
            if lane.crowd:
                wide = max(wide, width_of("1000 waiting at once", "lane-note"))
            need.append(10 * min(lane.depth, 4) + wide + tag + 3)
    return min(max(need), scene.width * 0.3)


def zone_width(scene: Scene, runs: Sequence[Run]) -> float:
    """Give the width of the zone after the end of a run that was stopped, 0 for none."""
    stops = [run.stop for run in runs if run.stop is not None]
    if not stops:
        return 0.0
    need = [width_of(frame.STOPPED[stop.kind], "band") + 16 for stop in stops]
    for stop in stops:
        need += [width_of(clean(where(s), "stuck"), "stuck") + 26 for s in stop.stuck]
    if all(run.elapsed == 0 for run in runs):
        return min(max(need), scene.width * 0.42)
    return min(max(need), scene.width * 0.3)


def where(stuck: Stuck) -> str:
    """Write what a task waits for and in which line: `Lock.acquire(), line 4`."""
    return f"{stuck.on}, line {stuck.place.line}" if stuck.place else stuck.on


def draw_panel(
    picture: Picture, rows: Sequence[Lane], label_room: float, zone: float, top: float
) -> float:
    """Paint the lanes of one run from `top` on, with everything on them; say where they end."""
    run = picture.run
    strip = 13.0 if run.blocks or run.stop else 2.0
    y = top + strip
    count = sum(1 for lane in rows if lane.loop is None)
    high = 23.0 if count <= 8 else 20.0 if count <= 12 else 17.0 if count <= 20 else 14.0
    crowds = sum(1 for lane in rows if lane.crowd)
    for lane in rows:
        tall = high
        if lane.loop is not None:
            tall = 15.0
        elif lane.crowd:
            size = len(lane.members)
            least = 12.0 + 10 * len(frame.crowd_notes(lane.members))
            tall = 8 + max(least, min(size * 4.0, max(size * 0.9, CROWDS / crowds), 200.0))
        picture.rows.append(Row(lane, y, tall))
        y += tall
    bottom = y + 3
    arrows = plan_cancels(picture)
    frame.draw_labels(picture, label_room)
    _bands(picture, top, bottom)
    for position, row in enumerate(picture.rows):
        if row.lane.crowd:
            draw_crowd(picture, row)
        elif row.lane.members:
            draw_row(picture, position)
    if run.stop is not None:
        _stop(picture, zone, top, bottom)
    for row in picture.rows:
        if row.lane.members and not row.lane.crowd:
            draw_end(picture, row)
    draw_cancels(picture, arrows)
    return draw_prints(picture, bottom) if run.output else bottom


def draw_moments(picture: Picture, top: float, bottom: float) -> None:
    """Shade the moments that were opened to show an order."""
    if picture.scale.end <= 0:
        return  # the whole picture is one
    for a, b in picture.scale.moments():
        picture.scene.box(a, top, b - a, bottom - top, "moment")
        picture.seen.add("moment")


def _bands(picture: Picture, top: float, bottom: float) -> None:
    """Paint a red band across all lanes for each stretch in which the loop was held."""
    taken = -1e9
    edge = picture.scale.after(picture.finish) if picture.run.stop else picture.outer
    limit = edge - picture.scale.left
    for _, span in picture.run.blocks:
        a, b = picture.x(span.start, span.step), picture.x(span.end, span.end_step)
        if b - a < 0.5 or span.length == 0:
            continue
        picture.scene.box(a, top + 11, b - a, bottom - top - 11, "band")
        for x in (a, b):
            picture.scene.line("bandline", (x, top + 11), (x, bottom))
        long = f"nobody else can run for {seconds(span.length)} s"
        for text in (long, f"blocked {seconds(span.length)} s", "blocked"):
            wide = width_of(text, "band")
            if wide > min(limit, max(b - a, 120.0)):
                continue
            middle = min(max((a + b) / 2, picture.scale.left + wide / 2), edge - wide / 2)
            if middle - wide / 2 > taken:
                picture.scene.write(middle, top + 8.5, text, "band", "middle")
                taken = middle + wide / 2 + 6
                break


def _stop(picture: Picture, zone: float, top: float, bottom: float) -> None:
    """Paint where the run was ended, and beyond it what each task was still waiting for."""
    run, scene = picture.run, picture.scene
    stop = run.stop
    if stop is None:
        return
    x = picture.scale.after(stop.time) + 4
    far = picture.scene.width - PAD
    scene.box(x, top + 12, far - x, bottom - top - 12, "stopzone")
    scene.line("stopline", (x, top + 12), (x, bottom))
    word = fit(frame.STOPPED[stop.kind], "band", far - x)
    scene.write(max((x + far) / 2, x), top + 8.5, word, "band", "middle")
    waiting: dict[str, list[Stuck]] = {}
    for stuck in stop.stuck:
        waiting.setdefault(stuck.label, []).append(stuck)
    for row in picture.rows:
        if not row.lane.members or row.lane.crowd:
            continue
        on = waiting.get(row.lane.label, [])
        if not on or row.lane.members[0].ended is not None:
            continue
        picture.seen.add("stuck")
        what = on.pop(0) if len(on) > 1 else on[0]
        half = row.bar / 2
        scene.box(x + 5, row.middle - half, far - x - 16, 2 * half, "stuck", 2.0)
        tip = far - 3
        head = ((tip, row.middle), (tip - 6, row.middle - 4), (tip - 6, row.middle + 4))
        scene.line("failed", *head, closed=True)
        room = far - x - 25
        text = clean(where(what), "stuck")
        if width_of(text, "stuck") > room:
            text = fit(what.on, "stuck", room, least=5)
        if text:
            base = row.middle + TEXTS["stuck"].size * 0.36
            scene.write(x + 9, base, text, "stuck")
        elif what.on:
            badge(picture, x + 12, row.middle, "stuck", where(what))
        row.full = far
