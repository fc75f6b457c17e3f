"""Paints a `Scene` with matplotlib, without pyplot and without anybody's style settings.

All shapes of one look become one path, so that a picture of 200 lanes is as quick to paint and
nearly as small as one of 12.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from looplab.timeline.colours import LOOKS, TEXTS
from looplab.timeline.scene import Box, Scene, Stroke
from looplab.timeline.text import face

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.path import Path

ROUND = 0.5523
"""How far a Bezier curve's handles reach to look like a quarter of a circle."""


def settings() -> dict[str, Any]:
    """Give matplotlib's own defaults, so that a style sheet in a notebook changes nothing."""
    import matplotlib

    own = ("backend", "interactive", "toolbar", "timezone", "webagg", "savefig.directory")
    rc = {k: v for k, v in matplotlib.rcParamsDefault.items() if not k.startswith(own)}
    rc |= {"svg.fonttype": "path", "hatch.linewidth": 0.7, "path.simplify": False}
    return rc


def paint(scene: Scene) -> Figure:
    """Make a figure of exactly the scene's size."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with matplotlib.rc_context(settings()):
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
    for box in scene.boxes:
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
        if look.hatch and not is_open:
            axes.add_artist(
                PathPatch(
                    path,
                    facecolor="none",
                    edgecolor=look.ink,
                    linewidth=0,
                    hatch=look.hatch,
                    zorder=look.z + 0.1,
                    transform=axes.transData,
                    clip_on=False,
                )
            )


def _words(axes: Axes, scene: Scene) -> None:
    from matplotlib.text import Text

    sides = {"start": "left", "middle": "center", "end": "right"}
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
