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
    used = set(_USE.findall(text))
    name = "t" + hashlib.sha256(text.encode()).hexdigest()[:10] + "-"
    text = _ID.sub(lambda m: f' id="{name}{m[1]}"' if m[1] in used else "", text)
    text = re.sub(r'(href="#|url\(#)', rf"\g<1>{name}", text)
    text = re.sub(r"\n\s*", "\n", text)
    text = re.sub(r"<g>\n?</g>\n?", "", text)
    said = html.escape(alt)
    head, rest = text.split(">", 1)
    style = "max-width:100%;height:auto;background:transparent"
    return f'{head} role="img" aria-label="{said}" style="{style}">\n<title>{said}</title>{rest}'
