"""Draws a run: a lane for each task and thread, four states by colour and pattern.

Nothing here imports matplotlib before something is drawn, and nothing imports pyplot.

Example:
    >>> import asyncio, looplab
    >>> from looplab.timeline import svg
    >>> run = looplab.simulate(asyncio.sleep, 1)
    >>> svg(run).startswith("<svg")
    True
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from looplab.run import Run
from looplab.timeline.listing import table as table
from looplab.timeline.ready import ready_queue as ready_queue
from looplab.timeline.words import sentence

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from looplab.timeline.versus import Comparison

__all__ = ["compare", "draw", "mimebundle", "ready_queue", "svg", "table"]

WIDTH = 8.0


def _shown(run: Run, values: bool) -> Run:
    from looplab.timeline.late import as_shown

    return as_shown(run if values else run.without_values())


def draw(
    run: Run, *, title: str | None = None, width: float = WIDTH, values: bool = True
) -> Figure:
    """Draw a run as a matplotlib figure.

    Args:
        run: what to draw.
        title: the heading; by default the first task's label.
        width: of the card in inches, at least 4.
        values: False leaves out arguments, printed text and messages, for hidden checks.
    """
    from looplab.timeline.layout import card
    from looplab.timeline.paint import paint

    return paint(card(_shown(run, values), title, width))


def svg(run: Run, *, title: str | None = None, width: float = WIDTH, values: bool = True) -> str:
    """Draw a run as SVG text: the same run gives the same bytes.

    Args:
        run: what to draw.
        title: as for `draw`.
        width: as for `draw`.
        values: as for `draw`.
    """
    from looplab.timeline.svgtext import to_svg

    run = _shown(run, values)
    return to_svg(draw(run, title=title, width=width), sentence(run, title))


def mimebundle(
    run: Run, *, title: str | None = None, width: float = WIDTH, values: bool = True
) -> dict[str, str]:
    """Give the forms in which a notebook shows a run: a picture with a table folded under it.

    Args:
        run: what to show.
        title: as for `draw`.
        width: as for `draw`.
        values: as for `draw`.
    """
    run = _shown(run, values)
    text = table(run)
    return {
        "text/html": with_table(svg(run, title=title, width=width), text),
        "text/plain": text,
    }


def with_table(picture: str, text: str) -> str:
    """Put a picture and its table, folded away, into one piece of HTML."""
    return (
        f'<div class="looplab-timeline" style="margin:0.3em 0 0.8em">{picture}\n'
        '<details style="font-size:85%"><summary>as a table</summary>'
        f'<pre style="overflow-x:auto">{html.escape(text)}</pre></details></div>'
    )


def compare(
    expected: Run, yours: Run, *, titles: tuple[str, str] = ("expected", "yours")
) -> Comparison:
    """Stack two runs on one time axis and mark where they part.

    Args:
        expected: the run to compare with, drawn on top.
        yours: the other one.
        titles: what to call the two.
    """
    from looplab.timeline.versus import Comparison

    return Comparison(expected, yours, titles)
