"""Puts a whole card together: the only place that knows the order from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from looplab.run import Run
from looplab.timeline import foot, frame, head
from looplab.timeline.across import draw_bands, draw_moments
from looplab.timeline.bars import draw_crowd, draw_row
from looplab.timeline.cancels import draw_cancels, plan_cancels
from looplab.timeline.lanes import Lane, lanes
from looplab.timeline.marks import draw_end, draw_prints
from looplab.timeline.picture import MARGIN, PAD, Notes, Picture, Row
from looplab.timeline.scale import Scale
from looplab.timeline.scene import Scene
from looplab.timeline.stopped import draw_stop, zone_width
from looplab.timeline.sums import crowd_notes
from looplab.timeline.text import clean, width_of

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
    y = head.draw_head(scene, run, title, PAD - 2)
    top = y
    y = draw_panel(picture, rows, label_room, zone, y)
    y = frame.draw_axis(scene, [run], scale, [(top + 10, y)])
    draw_moments(picture, picture.rows[0].top if picture.rows else top, y - 20)
    y = foot.draw_sums(scene, run, scale, y + 3)
    return finish(picture.scene, notes, seen, y)


def finish(scene: Scene, notes: Notes, seen: set[str], y: float) -> Scene:
    """Add remarks and legend below `y`, and the card behind everything."""
    y = foot.draw_notes(scene, notes, y + 4)
    y = foot.draw_legend(scene, seen, y + 3)
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
            least = 12.0 + 10 * len(crowd_notes(lane.members))
            tall = 8 + max(least, min(size * 4.0, max(size * 0.9, CROWDS / crowds), 200.0))
        picture.rows.append(Row(lane, y, tall))
        y += tall
    bottom = y + 3
    waves = plan_cancels(picture)
    for _, span in run.blocks:
        for crossings in map(picture.blocked_x.__getitem__, range(len(picture.rows))):
            crossings += [picture.x(span.start, span.step), picture.x(span.end, span.end_step)]
    frame.draw_labels(picture, label_room)
    draw_bands(picture, top, bottom)
    for position, row in enumerate(picture.rows):
        if row.lane.crowd:
            draw_crowd(picture, row)
        elif row.lane.members:
            draw_row(picture, position)
    if run.stop is not None:
        draw_stop(picture, zone, top, bottom)
    for position, row in enumerate(picture.rows):
        if row.lane.members and not row.lane.crowd:
            draw_end(picture, position)
    draw_cancels(picture, waves)
    return draw_prints(picture, bottom) if run.output else bottom
