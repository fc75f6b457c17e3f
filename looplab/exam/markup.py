"""Puts text into HTML: everything escaped, and code set as code."""

from __future__ import annotations

import html


def text(said: str) -> str:
    """Escape a text, also for use inside an attribute."""
    return html.escape(said, quote=True)


def prose(said: str) -> str:
    """Escape a sentence, and set what stands between backquotes as code."""
    parts = text(said).split("`")
    if len(parts) % 2 == 0:  # a backquote without its partner
        return text(said)
    code = '<code style="background:none;color:inherit;padding:0;font-weight:600">{}</code>'
    return "".join(code.format(part) if i % 2 else part for i, part in enumerate(parts))
