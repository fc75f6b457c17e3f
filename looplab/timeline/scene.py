"""A picture before it is painted: boxes, strokes and words at places, measured in points.

The layout only ever makes a `Scene`. It is plain data, so that a test can ask whether two labels
overlap without looking at pixels. x grows to the right and y downwards, from the top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from looplab.timeline.colours import TEXTS
from looplab.timeline.text import width_of

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with rounded corners; with a radius of half its side it is a circle."""

    x: float
    y: float
    w: float
    h: float
    style: str
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `closed` fills it."""

    points: tuple[tuple[float, float], ...]
    style: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    style: str
    anchor: Anchor = "start"

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Give the left, top, right and bottom edge of the ink, in points."""
        width, size = width_of(self.text, self.style), TEXTS[self.style].size
        left = self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * width
        return left, self.y - 0.76 * size, left + width, self.y + 0.24 * size


@dataclass(slots=True)
class Scene:
    """Everything on one card."""

    width: float
    height: float = 0.0
    boxes: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def box(self, x: float, y: float, w: float, h: float, style: str, radius: float = 0.0) -> None:
        """Add a rectangle."""
        self.boxes.append(Box(x, y, w, h, style, radius))

    def disc(self, x: float, y: float, r: float, style: str) -> None:
        """Add a circle around (x, y)."""
        self.boxes.append(Box(x - r, y - r, 2 * r, 2 * r, style, r))

    def line(self, style: str, *points: tuple[float, float], closed: bool = False) -> None:
        """Add a line through the points."""
        self.strokes.append(Stroke(points, style, closed))

    def write(self, x: float, y: float, text: str, style: str, anchor: Anchor = "start") -> None:
        """Add a line of text with its baseline at y."""
        if text:
            self.words.append(Words(x, y, text, style, anchor))
