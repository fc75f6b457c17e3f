"""Show the outputs of a cell, whatever kind they are of; none of them is trusted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup, escape
from nbconvert.filters.ansi import strip_ansi
from nbformat import NotebookNode

from looplab.grading.feedback.cleaning import (
    clean_html,
    data_picture,
    markdown,
    preformatted,
    svg_picture,
)

__all__ = ["shown", "text_of"]

LONGEST = 4_000  # characters of a text that an answer printed; its beginning tells enough

Show = Callable[[str], "Markup | None"]


def shown(outputs: list[NotebookNode]) -> Iterator[Markup]:
    """Yield each output of a cell as HTML."""
    for output in outputs:
        kind = output.get("output_type")
        if kind == "stream":
            yield preformatted(_plain(output.get("text", "")), LONGEST)
        elif kind == "error":
            yield preformatted(error_text(output), LONGEST)
        elif isinstance(output.get("data"), dict):
            yield _richest(output.data)


def error_text(output: NotebookNode) -> str:
    """Give an error as it was shown: its traceback, or else its name and message."""
    lines = output.get("traceback")
    told = "\n".join(map(_plain, lines)) if isinstance(lines, list) else ""
    return told or f"{_plain(output.get('ename'))}: {_plain(output.get('evalue'))}"


def text_of(value: Any) -> str:
    """Give a text that a notebook may hold as a list of lines, or as something else."""
    if isinstance(value, list):
        return "".join(map(text_of, value))
    return value if isinstance(value, str) else json.dumps(value, default=str)


def _richest(data: dict[str, Any]) -> Markup:
    """Show the richest form of an output that a page without scripts can show."""
    for kind, show in SHOWS.items():
        if kind in data:
            html = show(text_of(data[kind]))
            if html is not None:
                return html
    if "application/javascript" in data:
        return escape("(a script was left out)")
    kinds = ", ".join(str(kind)[:60] for kind in list(data)[:3]) or "nothing"
    return escape(f"(an output that a page cannot show: {kinds})")


def _plain(value: Any) -> str:
    text: str = strip_ansi(text_of(value))
    return text


def _text(text: str) -> Markup:
    return preformatted(strip_ansi(text), LONGEST)


SHOWS: dict[str, Show] = {
    "text/html": clean_html,
    "image/svg+xml": svg_picture,
    "image/png": lambda code: data_picture("png", code),
    "image/jpeg": lambda code: data_picture("jpeg", code),
    "image/gif": lambda code: data_picture("gif", code),
    "text/markdown": markdown,
    "text/latex": _text,
    "application/json": _text,
    "text/plain": _text,
}
"""Kinds of output, from the richest on."""
