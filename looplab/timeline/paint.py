"""Paints a `Scene` with matplotlib, without pyplot and without anybody's style settings.

All shapes of one look become one path, so that a picture of 200 lanes is as quick to paint and
nearly as small as one of 12.
"""

from __future__ import annotations

import math
from collections import defaultdict
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Literal

from looplab.timeline.colours import LOOKS, TEXTS
from looplab.timeline.scene import Box, Scene, Stroke
from looplab.timeline.text import face

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.path import Path

ROUND = 0.5523
"""How far a Bezier curve's handles reach to look like a quarter of a circle."""


HATCHES = {"dots": (3.3, 1.15), "slashes": (4.6, 0.9), "wide": (9.0, 0.9)}
"""Distance and width of each pattern's lines, in points."""


def own_settings() -> AbstractContextManager[None]:
    """Use matplotlib's own defaults, so that a style sheet in a notebook changes nothing.

    The salt makes the names in an SVG the same each time.
    """
    import matplotlib

    not_ours = ("backend", "interactive", "toolbar", "timezone", "webagg", "savefig.directory")
    usual: Any = matplotlib.rcParamsDefault
    rc: Any = {k: v for k, v in usual.items() if not k.startswith(not_ours)}
    rc |= {"svg.fonttype": "path", "svg.hashsalt": "looplab", "path.simplify": False}
    return matplotlib.rc_context(rc)


def paint(scene: Scene) -> Figure:
    """Make a figure of exactly the scene's size."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with own_settings():
        figure = Figure(figsize=(scene.width / 72, scene.height / 72), dpi=144)
        FigureCanvasAgg(figure)
        figure.patch.set_alpha(0.0)
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_axis_off()
        axes.set_xlim(0, scene.width)
        axes.set_ylim(scene.height, 0)
        _shapes(axes, scene)
        _words(axes, scene)
    return figure


def _shapes(axes: Axes, scene: Scene) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    parts: dict[tuple[str, bool], list[Path]] = defaultdict(list)
    hatched: dict[str, list[Box]] = defaultdict(list)
    for box in scene.boxes:
        if LOOKS[box.style].hatch and box.w > 2:
            hatched[box.style].append(box)
        parts[box.style, False].append(_rectangle(box))
    for stroke in scene.strokes:
        parts[stroke.style, not stroke.closed].append(_polygon(stroke))
    for (style, is_open), paths in parts.items():
        look = LOOKS[style]
        path = Path.make_compound_path(*paths)
        axes.add_artist(
            PathPatch(
                path,
                facecolor="none" if is_open else look.fill or "none",
                edgecolor=look.edge or "none",
                linewidth=look.line,
                linestyle=(0, look.dash) if look.dash else "-",
                alpha=look.alpha if look.alpha < 1 else None,
                joinstyle="round",
                capstyle="butt" if look.dash or look.z < 20 else "round",
                zorder=look.z,
                transform=axes.transData,
                clip_on=False,
            )
        )
        if hatched[style] and not is_open:
            axes.add_artist(
                PathPatch(
                    Path.make_compound_path(*_pattern(look.hatch, hatched[style])),
                    facecolor="none",
                    edgecolor=look.ink,
                    linewidth=HATCHES[look.hatch][1],
                    linestyle=(0, (0.01, 2.9)) if look.hatch == "dots" else "-",
                    capstyle="round" if look.hatch == "dots" else "butt",
                    zorder=look.z + 0.1,
                    transform=axes.transData,
                    clip_on=False,
                )
            )


def _words(axes: Axes, scene: Scene) -> None:
    from matplotlib.text import Text

    sides: dict[str, Literal["left", "center", "right"]] = {
        "start": "left",
        "middle": "center",
        "end": "right",
    }
    for words in scene.words:
        axes.add_artist(
            Text(
                words.x,
                words.y,
                words.text,
                color=TEXTS[words.style].colour,
                fontproperties=face(words.style),
                horizontalalignment=sides[words.anchor],
                verticalalignment="baseline",
                parse_math=False,
                zorder=40,
                transform=axes.transData,
                clip_on=False,
            )
        )


def _rectangle(box: Box) -> Path:
    from matplotlib.path import Path

    a, b, c, d = box.x, box.y, box.x + box.w, box.y + box.h
    r = min(box.radius, box.w / 2, box.h / 2)
    if r <= 0:
        return Path(
            [(a, b), (c, b), (c, d), (a, d), (a, b)],
            [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY],
        )
    k = r * (1 - ROUND)
    corners = [
        ((c - r, b), (c - k, b), (c, b + k), (c, b + r)),
        ((c, d - r), (c, d - k), (c - k, d), (c - r, d)),
        ((a + r, d), (a + k, d), (a, d - k), (a, d - r)),
        ((a, b + r), (a, b + k), (a + k, b), (a + r, b)),
    ]
    points, codes = [(a + r, b)], [Path.MOVETO]
    for corner in corners:
        points += corner
        codes += [Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
    return Path([*points, (a + r, b)], [*codes, Path.CLOSEPOLY])


def _polygon(stroke: Stroke) -> Path:
    from matplotlib.path import Path

    points = list(stroke.points)
    codes = [Path.MOVETO, *[Path.LINETO] * (len(points) - 1)]
    if stroke.closed:
        points.append(points[0])
        codes.append(Path.CLOSEPOLY)
    return Path(points, codes)


def _pattern(kind: str, boxes: list[Box]) -> list[Path]:
    """Draw the lines of a pattern inside boxes; matplotlib's own hatches make an SVG huge.

    Dots are lines with round ends whose dashes have no length.
    """
    from matplotlib.path import Path

    gap, lines = HATCHES[kind][0], []
    for box in boxes:
        a, b, c, d = box.x + 0.4, box.y + 0.4, box.x + box.w - 0.4, box.y + box.h - 0.4
        if kind == "dots":
            count = max(1, int((d - b) / gap))
            edge = (d - b - (count - 1) * gap) / 2
            for i in range(count):
                x, y = a + (1.4 if i % 2 else 3.0), b + edge + i * gap
                if x < c - 0.8:
                    lines.append(Path([(x, y), (c - 0.8, y)]))
            continue
        for k in range(math.ceil((a + b) / gap), math.floor((c + d) / gap) + 1):
            low, high = max(a, k * gap - d), min(c, k * gap - b)
            if high - low > 0.2:
                lines.append(Path([(low, k * gap - low), (high, k * gap - high)]))
    return lines or [Path([(0.0, 0.0), (0.0, 0.0)])]
