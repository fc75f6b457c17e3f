"""Colour a program, with classes that the page's style sheet knows."""

from __future__ import annotations

from functools import cache, lru_cache

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from looplab.grading.feedback.cleaning import LONGEST_MARKDOWN, preformatted

__all__ = ["highlighted"]


@lru_cache(maxsize=256)  # a class shares most of its cells
def highlighted(source: str) -> Markup:
    """Show a program; pygments escapes all of it. A very long one is left in one colour."""
    if not source.strip():
        return Markup("<p class='quiet'>(nothing stands here)</p>")
    if len(source) > LONGEST_MARKDOWN:
        return preformatted(source)
    lexer, formatter = _tools()
    coloured = highlight(source, lexer, formatter)
    return Markup('<pre class="code" tabindex="0">{}</pre>').format(Markup(coloured))


@cache
def _tools() -> tuple[PythonLexer, HtmlFormatter[str]]:
    return PythonLexer(stripnl=True), HtmlFormatter(nowrap=True)
