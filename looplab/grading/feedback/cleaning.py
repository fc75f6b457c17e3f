"""Make what a submission says safe to show: nothing in it runs, and nothing is fetched for it.

A learner's Markdown, HTML and pictures stand on a page that others open. bleach, on which nbconvert
relies for the same, keeps what only looks; what is said here is how much of that a page needs. The
page's content security policy is a second wall.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import mistune
from bleach.css_sanitizer import CSSSanitizer
from bleach.html5lib_shim import Filter
from bleach.sanitizer import Cleaner
from markupsafe import Markup, escape

__all__ = [
    "clean_html",
    "clean_or_escape",
    "data_picture",
    "markdown",
    "preformatted",
    "svg_picture",
]

LONGEST_HTML = 100_000  # characters, the pictures in it not counted
LONGEST_MARKDOWN = 20_000  # a lesson's longest cell has a tenth of that
LARGEST_PICTURE = 400_000  # characters of its address
DEEPEST = 60  # elements within one another

TAGS = frozenset(
    "a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption "
    "figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub "
    "summary sup table tbody td tfoot th thead tr u ul var".split()
)
STYLES = """
    align-items background background-color border border-left border-radius border-top color
    display flex flex-wrap font-family font-size font-style font-variant-numeric font-weight gap
    height justify-content line-height margin margin-top max-width overflow overflow-wrap overflow-x
    padding padding-left text-align text-decoration vertical-align white-space width
""".split()
"""What an exam's report needs in Formgrader; nothing here takes an element from its place."""
CLOSES_ITSELF = frozenset("br col hr img input link meta p li dd dt td th tr option".split())
LINK = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
PICTURE = re.compile(r"data:image/(png|jpeg|gif|svg\+xml);base64,[A-Za-z0-9+/=\s]*")
SAID = re.compile(r"""(?:aria-label=["']([^"']*)|<title[^>]*>([^<]*))""")
FETCHES = re.compile(r"url|image|element|[\\@]", re.IGNORECASE)
LIFTED = re.compile(r"<(/?)(script|style|svg)\b", re.IGNORECASE)
INSTEAD = {"script": "(a script was left out)", "style": " "}
NO_WORDS = "A picture that the notebook shows; it came without a description."
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


def clean_html(text: str) -> Markup | None:
    """Keep of HTML what only looks; None if it is too long or too tangled to be looked at.

    Example:
        >>> clean_html("<b onclick='run()'>fine</b><script>run()</script>")
        Markup('<b>fine</b>(a script was left out)')
    """
    text = _lifted(text)
    if len(PICTURE.sub("", text)) > LONGEST_HTML or _tangled(text):
        return None
    return Markup(_cleaner().clean(text))


def clean_or_escape(text: str) -> Markup:
    """Do as `clean_html`, and show as text what it refuses."""
    html = clean_html(text)
    return preformatted(text) if html is None else html


@lru_cache(maxsize=256)  # a class shares most of its texts
def markdown(text: str) -> Markup:
    r"""Turn Markdown into HTML; what is HTML in it is shown as text.

    Example:
        >>> markdown("*soon*, <b>now</b>")
        Markup('<p><em>soon</em>, &lt;b&gt;now&lt;/b&gt;</p>\n')
    """
    if len(text) > LONGEST_MARKDOWN:
        return preformatted(text)
    try:
        html = clean_html(str(_markdown()(text)))
    except Exception:  # a library's own limit on odd text
        html = None
    return preformatted(text) if html is None else html


def preformatted(text: str, limit: int = LONGEST_MARKDOWN) -> Markup:
    """Show a text as it is, its beginning if it is long; the arrow keys scroll it."""
    more = "" if len(text) <= limit else f"\n... ({len(text) - limit:,} more characters)"
    return Markup('<pre tabindex="0">{}{}</pre>').format(text[:limit], more)


def svg_picture(text: str) -> Markup:
    """Show SVG as an image, in which a browser runs no script and fetches nothing."""
    found = SAID.search(text[:2_000])
    said = (found[1] or found[2]) if found else ""
    code = base64.b64encode(text.encode("utf-8", "replace")).decode()
    return data_picture("svg+xml", code, Markup(said).unescape() if said else "")


def data_picture(kind: str, code: str, said: str = "") -> Markup:
    """Show a picture, given in base64; say so when it cannot be shown."""
    code = "".join(code.split())
    try:
        base64.b64decode(code, validate=True)
    except (binascii.Error, ValueError):
        return escape("(a picture that cannot be read)")
    if len(code) > LARGEST_PICTURE:
        return escape(f"(a picture of {len(code) * 3 // 4:,} bytes is not shown here)")
    return Markup('<img alt="{}" src="data:image/{};base64,{}">').format(
        said.strip() or NO_WORDS, kind, code
    )


@cache
def _cleaner() -> Cleaner:
    return Cleaner(
        tags=TAGS,
        attributes=_allowed,
        protocols=["http", "https", "mailto", "data"],
        strip=True,
        filters=[_Seen],
        css_sanitizer=CSSSanitizer(allowed_css_properties=STYLES, allowed_svg_properties=[]),
    )


def _allowed(tag: str, name: str, value: str) -> bool:
    """Say which attributes stay. No id and no class: those are the page's own."""
    if name == "href":
        return tag == "a" and LINK.match(value) is not None
    if name == "src":
        short = len(value) <= LARGEST_PICTURE
        return tag == "img" and short and PICTURE.fullmatch(value) is not None
    if name == "style":  # bleach looks at the names of properties, not at their values
        return FETCHES.search(value) is None
    return name in {"img": ("alt", "title"), "td": SPANS, "th": SPANS}.get(tag, ("title",))


SPANS = ("colspan", "rowspan", "title")


@cache
def _markdown() -> Any:
    return mistune.create_markdown(escape=True, plugins=["table", "strikethrough", "math"])


def _lifted(text: str) -> str:
    """Take scripts and style sheets out of HTML, with what is in them, and draw each `<svg>`."""
    kept, begun, name, depth = list[str](), 0, "", 0
    for found in LIFTED.finditer(text):
        closing, this = found[1] == "/", found[2].lower()
        if not name and not closing:
            kept.append(text[begun : found.start()])
            begun, name, depth = found.start(), this, 1
        elif this == name:
            depth += -1 if closing else 1
        if name and depth == 0:
            end = text.find(">", found.end()) + 1 or len(text)
            kept.append(INSTEAD.get(name) or str(svg_picture(text[begun:end])))
            begun, name = end, ""
    return "".join((*kept, INSTEAD.get(name, "") if name else text[begun:]))


class _Seen(Filter):  # type: ignore[misc]
    """Gives each picture a description, and each heading the page's lowest level."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for token in super().__iter__():
            name = token.get("name")
            if name == "img" and (None, "src") not in token["data"]:
                yield {"type": "Characters", "data": "(a picture from elsewhere is not shown)"}
                continue
            if name == "img":
                token["data"].setdefault((None, "alt"), NO_WORDS)
            elif name in ("h1", "h2", "h3", "h4", "h5", "h6"):
                token["name"] = "h4"  # the page's own headings stand above it, in order
            yield token


def _tangled(text: str) -> bool:
    """Tell whether an HTML parser would need long: its work can grow with depth times length."""
    depth: Counter[str] = Counter()
    for closing, name in TAG.findall(text):
        name = name.lower()
        if name in CLOSES_ITSELF:
            continue
        depth[name] = max(0, depth[name] - 1) if closing else depth[name] + 1
        if not closing and depth[name] > DEEPEST:
            return True
    return False
