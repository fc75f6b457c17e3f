"""What the pictures look like: one place for every colour, pattern, line and letter.

The hues come from Okabe and Ito's palette, which people with any colour vision can tell apart. No
state relies on hue alone: running is solid and dark, waiting is open and pale, ready is dotted and
blocking is hatched, so the picture also survives a black-and-white printer. The card is white with
dark ink in every theme, which keeps the contrast the same in a light and in a dark notebook.
"""

from __future__ import annotations

from dataclasses import dataclass

INK = "#1f2328"
MUTED = "#57606a"
FAINT = "#8c959f"
RULE = "#d0d7de"
BLUE = "#0b3a5d"
RED = "#b3261e"
PURPLE = "#8a2f6b"
GREEN = "#00684a"


@dataclass(frozen=True, slots=True)
class Look:
    """How a shape is painted; a higher `z` lies on top.

    Attributes:
        fill, edge: colours, or None for none.
        line: width of the edge in points; `dash` its pattern.
        hatch: `dots`, `slashes` or `wide` (few slashes), painted in `ink`.
    """

    fill: str | None = None
    edge: str | None = None
    line: float = 0.0
    dash: tuple[float, ...] = ()
    hatch: str = ""
    ink: str = INK
    alpha: float = 1.0
    z: int = 10


@dataclass(frozen=True, slots=True)
class Type:
    """How text is set: size in points, colour, and which of the four faces."""

    size: float
    colour: str = INK
    mono: bool = False
    bold: bool = False


LOOKS: dict[str, Look] = {
    "card": Look(fill="#ffffff", edge=RULE, line=0.8, z=0),
    "panel": Look(fill="#f6f8fa", z=1),
    "moment": Look(fill="#e9edf1", z=2),
    "grid": Look(edge="#e1e5ea", line=0.7, z=3),
    "rule": Look(edge=RULE, line=0.8, z=3),
    "tree": Look(edge="#b4bcc5", line=0.8, z=3),
    "axis": Look(edge=MUTED, line=0.9, z=4),
    "life": Look(edge="#b4bcc5", line=1.0, z=5),
    "waiting": Look(fill="#d3e8f7", edge="#4a90c2", line=0.8, z=10),
    "joining": Look(fill="#f7fafc", edge="#6d93ad", line=0.8, dash=(3.0, 2.0), z=10),
    "ready": Look(fill="#fff3cf", edge="#b98900", line=0.6, hatch="dots", ink="#7a5a00", z=11),
    "running": Look(fill=BLUE, z=13),
    "blocking": Look(fill="#d5492a", edge=RED, line=0.8, hatch="slashes", ink="#ffffff", z=14),
    "plate": Look(fill="#c23a1c", z=16),
    "lateplate": Look(fill="#fff3cf", z=16),
    "band": Look(fill="#d5492a", alpha=0.14, z=12),
    "bandline": Look(edge="#d5492a", line=0.9, dash=(2.0, 2.0), z=12),
    "stuck": Look(fill="#fbe9e7", edge=RED, line=0.9, dash=(3.0, 2.0), z=10),
    "stuckhead": Look(fill=RED, z=11),
    "going": Look(fill="#eef1f4", edge=MUTED, line=0.9, dash=(3.0, 2.0), z=10),
    "goinghead": Look(fill=MUTED, z=11),
    "holds": Look(edge=RED, line=1.4, z=21),
    "holdshead": Look(fill=RED, z=22),
    "stopzone": Look(fill="#f4f4f5", hatch="wide", ink="#e2e4e7", z=2),
    "stopline": Look(edge=RED, line=1.6, z=15),
    "thin-waiting": Look(fill="#6fb1de", z=10),
    "thin-joining": Look(fill="#dbe4eb", z=10),
    "thin-ready": Look(fill="#e0a800", z=11),
    "thin-running": Look(fill=BLUE, z=13),
    "thin-blocking": Look(fill="#d5492a", z=14),
    "thin-failed": Look(fill=RED, z=23),
    "thin-cancelled": Look(fill="#cc79a7", z=15),
    "cancel": Look(edge=PURPLE, line=1.3, dash=(3.0, 1.6), z=20),
    "cancelhead": Look(fill=PURPLE, z=21),
    "timeout": Look(fill="#ffffff", edge=PURPLE, line=1.3, z=21),
    "timeouthand": Look(edge=PURPLE, line=1.1, z=22),
    "halo": Look(fill="#ffffff", z=24),
    "done": Look(fill=GREEN, z=25),
    "failed": Look(fill=RED, z=25),
    "cancelled": Look(fill="#ffffff", edge=PURPLE, line=1.4, z=25),
    "cancelledline": Look(edge=PURPLE, line=1.4, z=26),
    "pending": Look(fill="#ffffff", edge=MUTED, line=1.2, dash=(1.6, 1.2), z=25),
    "pendingdot": Look(fill=MUTED, z=26),
    "tick": Look(edge="#ffffff", line=1.3, z=26),
    "print": Look(fill="#ffffff", edge=INK, line=0.8, z=22),
    "leader": Look(edge=FAINT, line=0.6, dash=(1.0, 1.5), z=4),
    "badge": Look(fill="#ffffff", edge=INK, line=0.7, z=27),
    "sum": Look(fill="#d3e8f7", edge="#4a90c2", line=0.7, z=10),
    "sum-blocking": Look(fill="#d5492a", edge=RED, line=0.7, hatch="slashes", ink="#ffffff", z=10),
    "took-edge": Look(edge=BLUE, line=1.2, z=10),
    "bracketplate": Look(fill="#f6f8fa", z=11),
    "part": Look(edge=PURPLE, line=1.6, dash=(4.0, 2.0), z=30),
    "parthead": Look(fill=PURPLE, z=31),
}

TEXTS: dict[str, Type] = {
    "title": Type(11.0, mono=True, bold=True),
    "heading": Type(10.5, bold=True),
    "took": Type(10.5, bold=True),
    "fact": Type(8.5, INK),
    "alarm": Type(8.5, RED, bold=True),
    "lane": Type(8.6, mono=True),
    "small-lane": Type(7.4, mono=True),
    "lane-note": Type(7.2, MUTED),
    "wait": Type(7.8, BLUE, mono=True),
    "small-wait": Type(6.6, BLUE, mono=True),
    "outside": Type(7.4, MUTED, mono=True),
    "blocking": Type(7.8, "#ffffff", mono=True, bold=True),
    "late": Type(7.4, "#5c4300", mono=True, bold=True),
    "band": Type(7.8, RED, bold=True),
    "stuck": Type(7.6, RED, mono=True),
    "going": Type(7.6, INK, mono=True),
    "error": Type(7.6, RED, mono=True),
    "print": Type(7.6, INK, mono=True),
    "badge": Type(6.2, INK, bold=True),
    "axis": Type(7.8, MUTED),
    "end": Type(7.8, INK, bold=True),
    "note": Type(7.6, INK),
    "legend": Type(7.6, MUTED),
    "sum": Type(8.2, INK),
    "sumbold": Type(8.2, INK, bold=True),
    "part": Type(8.5, PURPLE, bold=True),
}
