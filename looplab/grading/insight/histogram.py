"""A small picture of how scores are distributed, as SVG in the page's own colours."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from looplab.grading.insight.counting import Bin

__all__ = ["histogram"]

WIDTH, HEIGHT = 640, 190
FOOT, HEAD, GAP = 26, 22, 6


def histogram(bins: Sequence[Bin]) -> Markup:
    """Draw a bar for each stretch of the points, with the number of submissions on top of it."""
    most = max((one.count for one in bins), default=0) or 1
    step, room = WIDTH / max(1, len(bins)), HEIGHT - FOOT - HEAD
    said = ", ".join(f"{one.count} {one}" for one in bins)
    parts = [
        Markup('<svg class="histogram" viewBox="0 0 {} {}" role="img" aria-label="{}">').format(
            WIDTH, HEIGHT, f"Number of submissions by points: {said}."
        )
    ]
    for number, one in enumerate(bins):
        left, height = number * step, max(room * one.count / most, 1)
        top = HEIGHT - FOOT - height
        bar = '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>'
        parts.append(Markup(bar).format(left + GAP / 2, top, step - GAP, height))
        if one.count:
            parts.append(_text(left + step / 2, top - 6, str(one.count), "middle"))
        parts.append(_text(left, HEIGHT - 6, f"{one.low:g}", "middle" if number else "start"))
        if one.last:
            parts.append(_text(WIDTH, HEIGHT - 6, f"{one.high:g}", "end"))
    return Markup("").join((*parts, Markup("</svg>")))


def _text(x: float, y: float, said: str, anchor: str) -> Markup:
    return Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(
        x, y, anchor, said
    )
