"""The report card as HTML: for a notebook's output, and as a page of its own."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from looplab.card.card import Card
from looplab.card.notice import banner
from looplab.exam.markup import prose
from looplab.exam.page import LINE, head

__all__ = ["fragment", "whole_page"]

_STYLE = """
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 49rem; margin: 2rem auto; padding: 0 1rem;
       color: #1f2328; background: #fff }
@media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #0d1117 } }
@media print { body { margin: 0; max-width: none } details { break-inside: avoid } }
"""


def fragment(card: Card) -> str:
    """Write a card as HTML without scripts or style sheets."""
    last = "" if card.attempted else "nothing attempted yet"
    points = "" if card.reports else "; there is nothing to score"
    first = banner(card.first) if card.first else ""
    about = [prose(card.state + points), *map(prose, card.remarks)]
    about += [prose(card.kept)] if card.kept else []
    rows = "".join(f'<div style="padding:0 14px 8px">{said}</div>' for said in about)
    return (
        f'{first}<div role="group" aria-label="Report card of {escape(card.unit)}" '
        f'style="max-width:56em;box-sizing:border-box;border:2px solid rgba(128,128,128,.6);'
        "border-radius:8px;margin:4px 0 12px;font-size:14px;line-height:1.5;"
        'font-family:var(--jp-ui-font-family,system-ui,sans-serif);overflow:hidden">'
        f"{head(card.unit, card.score, card.points, last)}{rows}{_sections(card)}</div>"
        + "".join(report.html(pictures=True) for report in card.reports)
    )


def whole_page(card: Card) -> str:
    """Write a card as a page that needs nothing else."""
    card = replace(card, lessons="")  # its links lead from the notebook
    title = f"{card.unit}: {card.score:g} of {card.points:g} points"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><main><h1>Report card</h1>\n{fragment(card)}\n</main></body></html>\n"
    )


def _sections(card: Card) -> str:
    """List what to read again, as links where the lessons are at hand."""
    if not card.sections:
        return ""
    items = []
    for section in card.sections:
        unit, _, anchor = section.partition("#")
        said = f"{escape(unit)}, “{escape(anchor.replace('-', ' '))}”"
        if card.lessons:
            said = f'<a href="{escape(card.lessons)}/{escape(unit)}.ipynb">{said}</a>'
        items.append(f"<li>{said}</li>")
    return (
        f'<div style="padding:8px 14px;border-top:{LINE}"><strong>Read again</strong>'
        f'<ul style="margin:4px 0 0;padding-left:1.4em">{"".join(items)}</ul></div>'
    )
