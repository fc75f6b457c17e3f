"""A figure as SVG text: the same bytes each time, and ids that clash with no other picture's."""

from __future__ import annotations

import hashlib
import html
import io
import re
from typing import TYPE_CHECKING, Any

from looplab.timeline.paint import own_settings

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_ID = re.compile(r' id="([^"]*)"')
_LONG = re.compile(r"(scale\([^)]*\))|(-?\d+\.\d{4,})")
_PATH = re.compile(r' d="[^"]*"')
_SHIFT = re.compile(r' transform="translate\((\S+) 0\)"')
_USE = re.compile(r'(?:href="#|url\(#)([^")]+)')


def to_svg(figure: Figure, alt: str) -> str:
    """Write a figure as one self-contained `<svg>` element.

    matplotlib names shapes by counting and glyphs by letter, and two pictures in one page would
    then share names. So unused names are dropped and the others begin with a hash of the content.

    Args:
        figure: what to write.
        alt: one sentence for those who do not see the picture.
    """
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    out = io.StringIO()
    with own_settings():
        canvas: Any = FigureCanvasSVG(figure)
        canvas.print_svg(out, metadata={"Date": None})
    text = out.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    text = _LONG.sub(lambda m: m[1] or f"{float(m[2]):.3f}".rstrip("0").rstrip("."), text)
    text = _PATH.sub(lambda m: " " + " ".join(m[0].split()), text)
    # As a style sheet it would reach every other picture of the page.
    text = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", text, flags=re.DOTALL)
    text = _SHIFT.sub(r' x="\1"', text)
    start = "t" + hashlib.sha256(text.encode()).hexdigest()[:8]
    names = {old: f"{start}-{i:x}" for i, old in enumerate(dict.fromkeys(_USE.findall(text)))}
    text = _ID.sub(lambda m: f' id="{names[m[1]]}"' if m[1] in names else "", text)
    text = _USE.sub(lambda m: m[0].removesuffix(m[1]) + names[m[1]], text)
    text = re.sub(r"\n\s*", "\n", text)
    text = re.sub(r"<g>\n?</g>\n?", "", text)
    said = html.escape(alt)
    head, rest = text.split(">", 1)
    style = "max-width:100%;height:auto;background:transparent"
    joins = 'stroke-linejoin="round" stroke-linecap="butt" role="img"'
    return f'{head} {joins} aria-label="{said}" style="{style}">\n<title>{said}</title>{rest}'
