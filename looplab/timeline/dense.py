"""Turns a job's spans into bars, also when there are more of them than points on the paper.

A poller that woke a thousand times would look as if it ran all along, because each slice in which
it ran has a least width. So where slices are too many for that, stretches of about a point are
joined, and each shows what most of its time was spent on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from looplab.run import Span
from looplab.timeline.sums import for_others

LEAST = 0.5
"""Bars narrower than this (in points) are joined where they are many."""
FULL = 0.4
"""The share of a lane that least widths may fill before they would tell a lie."""

Place = Callable[[float, int], float]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a lane: what it shows, from where to where, and for how many spans it stands."""

    span: Span
    left: float
    right: float
    count: int = 1

    @property
    def look(self) -> str:
        """Name the look of the bar."""
        if self.span.activity == "waiting" and for_others(self.span):
            return "joining"
        return self.span.activity


def bars_of(spans: tuple[Span, ...], place: Place, tick: float, edge: float) -> list[Bar]:
    """Give the bars of a job from left to right.

    Args:
        spans: what it did.
        place: gives the x of a time and step, in points.
        tick: the least width of a slice in which it ran, in points.
        edge: no bar begins to the left of this.
    """
    bars = [Bar(s, place(s.start, s.step), place(s.end, s.end_step)) for s in spans]
    thin = sum(1 for bar in bars if bar.span.activity == "running" and bar.right - bar.left < tick)
    if bars and thin > 8 and thin * tick > FULL * (bars[-1].right - bars[0].left):
        return _joined(bars)
    wide: list[Bar] = []
    for bar in bars:
        if bar.span.activity == "running" and bar.right - bar.left < tick:
            left = max((bar.left + bar.right - tick) / 2, edge)
            wide.append(replace(bar, left=left, right=left + tick))
        elif bar.right - bar.left >= 0.05:
            wide.append(bar)
    return wide


def _joined(bars: list[Bar]) -> list[Bar]:
    out: list[Bar] = []
    small: list[Bar] = []
    for bar in bars:
        if bar.right - bar.left >= 2 * LEAST:
            _add(out, small)
            small = []
            out.append(bar)
            continue
        small.append(bar)
        if bar.right - small[0].left >= 2 * LEAST:
            _add(out, small)
            small = []
    _add(out, small)
    return out


def _add(out: list[Bar], small: list[Bar]) -> None:
    """Join small bars into one of the kind that took longest, and that with an equal one before."""
    if not small:
        return
    most: dict[tuple[str, str], tuple[float, float]] = {}
    for bar in small:
        kind = (bar.look, bar.span.on)
        time, room = most.get(kind, (0.0, 0.0))
        most[kind] = (time + bar.span.length, room + bar.right - bar.left)
    chosen = max(most, key=lambda kind: most[kind])
    alike = [bar for bar in small if (bar.look, bar.span.on) == chosen]
    left, right = small[0].left, small[-1].right
    count = len(alike)
    before = out[-1] if out else None
    if before and (before.look, before.span.on) == chosen and left - before.right < LEAST:
        out[-1] = replace(before, right=right, count=before.count + count)
    elif right - left >= 0.05:
        out.append(Bar(alike[0].span, left, right, count))
