"""Measures and shortens text, with the very font that the picture is painted in.

The font files are the ones that come with matplotlib: the same on every machine. Glyphs that they
lack are shown as an empty square, because matplotlib would warn about each one, and one line on
stderr costs a learner points when a notebook is graded.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from looplab.timeline.colours import TEXTS

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

MISSING = "\N{WHITE SQUARE}"
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
FACES = {
    (False, False): "DejaVuSans.ttf",
    (False, True): "DejaVuSans-Bold.ttf",
    (True, False): "DejaVuSansMono.ttf",
    (True, True): "DejaVuSansMono-Bold.ttf",
}


@cache
def face(style: str) -> FontProperties:
    """Give the font of a text style, from matplotlib's own files."""
    import matplotlib
    from matplotlib.font_manager import FontProperties

    look = TEXTS[style]
    path = f"{matplotlib.get_data_path()}/fonts/ttf/{FACES[look.mono, look.bold]}"
    return FontProperties(fname=path, size=look.size)


@cache
def _known(mono: bool, bold: bool) -> frozenset[int]:
    import matplotlib
    from matplotlib.ft2font import FT2Font

    font = FT2Font(f"{matplotlib.get_data_path()}/fonts/ttf/{FACES[mono, bold]}")
    return frozenset(font.get_charmap())


@lru_cache(maxsize=8192)
def width_of(text: str, style: str) -> float:
    """Measure a line of text, in points."""
    from matplotlib.textpath import text_to_path

    if not text:
        return 0.0
    width, _, _ = text_to_path.get_text_width_height_descent(text, face(style), ismath=False)
    return float(width)


def clean(text: str, style: str) -> str:
    """Make one printable line of it: white space collapsed, unknown glyphs as an empty square."""
    look = TEXTS[style]
    known = _known(look.mono, look.bold)
    text = " ".join(text[:600].split())
    return "".join(c if ord(c) in known and c.isprintable() else MISSING for c in text)


def fit(text: str, style: str, room: float, least: int = 4) -> str:
    """Shorten text to `room` points with an ellipsis.

    Returns:
        The text, its longest start that fits, or "" when fewer than `least` letters would be left.
    """
    text = clean(text, style)
    if width_of(text, style) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(text[:middle].rstrip() + ELLIPSIS, style) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS if low >= least else ""


def wrap(text: str, style: str, room: float, lines: int) -> list[str]:
    """Break text at spaces into some lines of `room` points; the last may be shortened."""
    words = clean(text, style).split()
    done: list[str] = []
    while words and len(done) < lines - 1:
        count = 1
        while count < len(words) and width_of(" ".join(words[: count + 1]), style) <= room:
            count += 1
        done.append(fit(" ".join(words[:count]), style, room, least=1))
        words = words[count:]
    if words:
        done.append(fit(" ".join(words), style, room, least=1))
    return done
