"""Paints what frames the lanes: their names to the left, and the axis below."""

from __future__ import annotations

from looplab.run import Run
from looplab.timeline.picture import PAD, Picture
from looplab.timeline.scale import Scale, seconds
from looplab.timeline.scene import Scene
from looplab.timeline.sums import crowd_notes
from looplab.timeline.text import fit, width_of
from looplab.timeline.words import clock_word


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
