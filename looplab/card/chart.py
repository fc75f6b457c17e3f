"""Draws the best scores: a row for each unit, a box for each exercise, filled as far as its score.

Nothing rests on colour alone: each box says its score, and a full one has a mark.
"""

from __future__ import annotations

from typing import Any

from looplab.card.bests import Best, Progress
from looplab.timeline.paint import own_settings
from looplab.timeline.svgtext import to_svg

__all__ = ["svg"]

INK, MUTED, RULE = "#1f2328", "#57606a", "#d0d7de"
EMPTY, PART, FULL, VISIBLE = "#f6f8fa", "#d3e8f7", "#bfe3d2", "#fff3cf"
LEFT, BOX, GAP, ROW = 178.0, 128.0, 8.0, 40.0  # points


def svg(progress: Progress) -> str:
    """Draw the scores as SVG text."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    most = max((len(worth) for worth in progress.units.values()), default=1)
    width = LEFT + most * (BOX + GAP) + 14
    height = 46 + ROW * len(progress.units) + 24
    with own_settings():
        figure = Figure(figsize=(width / 72, height / 72), dpi=144)
        FigureCanvasAgg(figure)
        figure.patch.set_alpha(0.0)
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_axis_off()
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        _box(axes, 0.5, 0.5, width - 1, height - 1, "#ffffff", RULE)
        axes.text(14, 26, "Best scores", size=11, weight="bold", color=INK)
        axes.text(width - 14, 26, progress.sentence, size=8.5, color=INK, ha="right")
        for row, (unit, worth) in enumerate(progress.units.items()):
            top = 42 + row * ROW
            axes.text(14, top + 19, unit, size=8.6, family="monospace", color=INK)
            for column, (name, points) in enumerate(worth.items()):
                best = progress.bests.get(unit, {}).get(name)
                _exercise(axes, LEFT + column * (BOX + GAP), top, name, points, best)
        _legend(axes, height - 14)
    return to_svg(figure, progress.sentence)


def _exercise(
    axes: Any, left: float, top: float, name: str, points: float, best: Best | None
) -> None:
    _box(axes, left, top, BOX, ROW - 8, EMPTY, RULE)
    part = 0.0 if best is None or not points else min(1.0, best.score / points)
    if best is not None and part:
        fill = VISIBLE if not best.whole else FULL if part == 1 else PART
        _box(axes, left, top, BOX * part, ROW - 8, fill, "none")
        _box(axes, left, top, BOX, ROW - 8, "none", MUTED)
    said = "–" if best is None else f"{best.score:g} of {points:g}"
    said += " (visible)" if best is not None and not best.whole else ""
    done = "✓ " if best is not None and best.whole and part == 1 else ""
    ink = MUTED if best is None else INK
    axes.text(left + 6, top + 13, name, size=7.6, color=ink)
    axes.text(left + 6, top + 26, f"{done}{said}", size=8.2, color=ink, weight="bold")


def _legend(axes: Any, base: float) -> None:
    left = 14.0
    for fill, said in (
        (FULL, "✓ all points"),
        (PART, "a part of them"),
        (VISIBLE, "by the visible checks alone"),
        (EMPTY, "– not graded yet"),
    ):
        _box(axes, left, base - 8, 10, 10, fill, MUTED)
        axes.text(left + 15, base, said, size=7.6, color=MUTED)
        left += 34 + 4.6 * len(said)


def _box(
    axes: Any, left: float, top: float, width: float, height: float, fill: str, edge: str
) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(
        Rectangle((left, top), width, height, facecolor=fill, edgecolor=edge, linewidth=0.8)
    )
