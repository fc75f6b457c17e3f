"""Puts text into HTML: everything escaped, and code set as code."""

from __future__ import annotations

import html

MONO = "var(--jp-code-font-family,ui-monospace,monospace)"


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


def fold(label: str, inner: str) -> str:
    """Fold HTML away under a label, to be opened by a click or a key.

    nbgrader's feedback page makes every `summary` a plain block, which takes its triangle away.
    """
    return (
        '<details style="margin:6px 0 0"><summary style="display:list-item;cursor:pointer">'
        f"{text(label)}</summary>{inner}</details>"
    )


def listing(said: str, *, wrap: bool = True) -> str:
    """Set lines as they are, in letters of one width; a notebook's own styles take that away.

    Args:
        said: the lines.
        wrap: break long ones; columns stay columns only without.
    """
    long = "pre-wrap;overflow-wrap:anywhere" if wrap else "pre;overflow-x:auto"
    reached = "" if wrap else ' tabindex="0"'  # else nobody scrolls it with the arrow keys
    return (
        f'<pre{reached} style="margin:4px 0;padding:0;border:0;background:none;color:inherit;'
        f'font-family:{MONO};font-size:13px;line-height:1.45;white-space:{long}">{text(said)}</pre>'
    )
