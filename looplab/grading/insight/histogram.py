"""A small picture of how scores are distributed, as SVG in the page's own colours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

__all__ = ["histogram", "ranges"]

WIDTH, HEIGHT = 640, 190
FOOT, HEAD, GAP = 26, 22, 6


def ranges(points: float, count: int) -> list[str]:
    """Say which scores each bar holds.

    Example:
        >>> ranges(20, 4)
        ['0 to 5', '5 to 10', '10 to 15', '15 to 20']
    """
    edges = [f"{round(points * number / count, 1):g}" for number in range(count + 1)]
    return [f"{low} to {high}" for low, high in pairwise(edges)]


def histogram(counts: Sequence[int], points: float) -> Markup:
    """Draw a bar for each part of the points, with the number of submissions on top of it."""
    most = max(counts, default=0) or 1
    step = WIDTH / len(counts)
    room = HEIGHT - FOOT - HEAD
    said = ", ".join(
        f"{count} with {span}"
        for count, span in zip(counts, ranges(points, len(counts)), strict=True)
    )
    parts = [
        Markup('<svg class="histogram" viewBox="0 0 {} {}" role="img" aria-label="{}">').format(
            WIDTH, HEIGHT, f"Number of submissions by points: {said}."
        )
    ]
    for number, count in enumerate(counts):
        left, height = number * step, room * count / most
        top = HEIGHT - FOOT - height
        parts.append(
            Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
                left + GAP / 2, top, step - GAP, max(height, 1)
            )
        )
        if count:
            parts.append(_text(left + step / 2, top - 6, str(count), "middle"))
    for number in range(len(counts) + 1):
        anchor = {0: "start", len(counts): "end"}.get(number, "middle")
        edge = f"{round(points * number / len(counts), 1):g}"
        parts.append(_text(number * step, HEIGHT - 6, edge, anchor))
    return Markup("").join((*parts, Markup("</svg>")))


def _text(x: float, y: float, said: str, anchor: str) -> Markup:
    return Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(
        x, y, anchor, said
    )
