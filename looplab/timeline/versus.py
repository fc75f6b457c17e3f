"""Two runs on one card and one time axis, with a mark where they part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from looplab.run import Run
from looplab.timeline.late import as_shown
from looplab.timeline.listing import table
from looplab.timeline.parting import Parting, part
from looplab.timeline.scale import seconds
from looplab.timeline.words import sentence

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from looplab.timeline.scene import Scene


@dataclass(frozen=True)
class Comparison:
    """Two runs to be seen together; shows itself when it is a cell's last value.

    Attributes:
        expected: drawn on top.
        yours: drawn below it.
        titles: what the two are called.

    Example:
        >>> Comparison(Run(elapsed=1.0), Run(elapsed=2.0)).parting.time
        1.0
    """

    expected: Run
    yours: Run
    titles: tuple[str, str] = ("expected", "yours")

    @property
    def parting(self) -> Parting:
        """Find where the two part."""
        return part(as_shown(self.expected), as_shown(self.yours), self.titles)

    def timeline(self, *, width: float = 8.0) -> Figure:
        """Draw both as one matplotlib figure, `width` inches wide."""
        from looplab.timeline.paint import paint

        return paint(stacked(self, width))

    def svg(self, *, width: float = 8.0) -> str:
        """Draw both as SVG text: the same runs give the same bytes."""
        from looplab.timeline.svgtext import to_svg

        runs = zip((as_shown(self.expected), as_shown(self.yours)), self.titles, strict=True)
        alt = " ".join(sentence(run, title) for run, title in runs)
        return to_svg(self.timeline(width=width), f"{self.parting.sentence} {alt}")

    def table(self) -> str:
        """Describe both as plain text."""
        first, second = self.titles
        return "\n".join(
            [
                self.parting.sentence,
                *("", f"== {first} ==", table(self.expected)),
                *("", f"== {second} ==", table(self.yours)),
            ]
        )

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> Mapping[str, object]:
        from looplab.timeline import with_table

        return {"text/html": with_table(self.svg(), self.table()), "text/plain": self.table()}


def stacked(comparison: Comparison, width: float) -> Scene:
    """Lay two runs out, one above the other."""
    from looplab.timeline import across, frame, head, layout
    from looplab.timeline.lanes import lanes
    from looplab.timeline.picture import MARGIN, PAD, Notes, Picture
    from looplab.timeline.scale import Scale
    from looplab.timeline.scene import Scene
    from looplab.timeline.stopped import zone_width
    from looplab.timeline.text import wrap

    runs = (as_shown(comparison.expected), as_shown(comparison.yours))
    scene = Scene(width=max(width, 4.0) * 72)
    rows = [lanes(run) for run in runs]
    room = max(layout.label_width(scene, some) for some in rows)
    zone = zone_width(scene, runs)
    scale = Scale(runs, PAD + room + 10, scene.width - PAD - MARGIN - zone)
    notes, seen = Notes(), set[str]()
    parting = comparison.parting
    panels: list[tuple[float, float]] = []
    y = PAD - 2.0
    for text in wrap(parting.sentence, "part", scene.width - 2 * PAD, 3):
        scene.write(PAD, y + 9, text, "part")
        y += 13
    y += 4
    for index, (run, title) in enumerate(zip(runs, comparison.titles, strict=True)):
        scene.box(PAD - 6, y, scene.width - 2 * PAD + 12, 16, "panel", 3.0)
        scene.write(PAD, y + 11.5, title, "sumbold")
        said = f"{seconds(run.elapsed)} s"
        scene.write(scene.width - PAD, y + 11.5, said, "sumbold", "end")
        y += 18
        for kind, text in head.facts(run)[:2]:
            for line in wrap(text, kind, scene.width - 2 * PAD, 1):
                scene.write(PAD, y + 9, line, kind)
                y += 13
        picture = Picture(run, scene, scale, index, PAD, scene.width - PAD, notes, seen)
        top = y
        y = layout.draw_panel(picture, rows[index], room, zone, y) + 2
        across.draw_moments(picture, top + 2, y - 2)
        if parting.time is not None:
            x = scale.x(parting.time)
            scene.line("part", (x, top), (x, y))
            scene.line("parthead", (x, top + 6), (x - 4, top), (x + 4, top), closed=True)
        panels.append((top + 2, y))
        y += 0 if index else 6
    y = frame.draw_axis(scene, list(runs), scale, panels)
    return layout.finish(scene, notes, seen, y)
