"""Paints what lies across all lanes: opened moments, and stretches in which the loop was held."""

from __future__ import annotations

from looplab.timeline.picture import Picture
from looplab.timeline.scale import seconds
from looplab.timeline.text import clean, width_of


def draw_moments(picture: Picture, top: float, bottom: float) -> None:
    """Shade the moments that were opened to show an order."""
    if picture.scale.end <= 0:
        return  # the whole picture is one
    for a, b in picture.scale.moments():
        picture.scene.box(a, top, b - a, bottom - top, "moment")
        picture.seen.add("moment")


def draw_bands(picture: Picture, top: float, bottom: float) -> None:
    """Paint a red band across all lanes for each stretch in which the loop was held."""
    taken = -1e9
    edge = picture.scale.after(picture.finish) if picture.run.stop else picture.outer
    limit = edge - picture.scale.left
    blocks = [(task, span) for task, span in picture.run.blocks if span.length > 0]
    for task, span in blocks:
        a, b = picture.x(span.start, span.step), picture.x(span.end, span.end_step)
        if b - a < 0.5:
            continue
        picture.scene.box(a, top + 11, b - a, bottom - top - 11, "band")
        for x in (a, b):
            picture.scene.line("bandline", (x, top + 11), (x, bottom))
        took = f"{seconds(span.length)} s"
        who = clean(task.label, "band")
        room = min(limit, max(b - a, 120.0))
        for text, most in (
            (f"{who} blocks the loop for {took}: nobody else can run", limit),
            (f"{who} blocks the loop for {took}", limit),
            (f"nobody else can run for {took}", room),
            (f"blocked {took}", room),
            ("blocked", room),
        ):
            wide = width_of(text, "band")
            if wide > (room if len(blocks) > 1 else most):
                continue
            middle = min(max((a + b) / 2, picture.scale.left + wide / 2), edge - wide / 2)
            if middle - wide / 2 > taken:
                picture.scene.write(middle, top + 8.5, text, "band", "middle")
                taken = middle + wide / 2 + 6
                break
