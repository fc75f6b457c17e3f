"""The report card as HTML: for a notebook's output, and as a page of its own."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from looplab.card.card import Card
from looplab.card.notice import banner
from looplab.diagnose.finding import section
from looplab.exam.markup import prose
from looplab.exam.report import Report

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
    about = [card.state, *card.remarks]
    about += [card.kept] if card.kept else []
    about += [] if card.attempted else ["Nothing is attempted yet."]
    head = Report(card.unit, card.points, card.score, remarks=tuple(about))
    first = banner(prose(card.first)) if card.first else ""
    reports = "".join(report.html(pictures=True) for report in card.reports)
    return f"{first}{head.html()}{_sections(card)}{reports}"


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
    for lesson in card.sections:
        said = escape(section(lesson))
        if card.lessons:
            unit = lesson.partition("#")[0]
            said = (
                f'<a href="{escape(card.lessons)}/{escape(unit)}.ipynb" '
                f'style="color:inherit;text-decoration:underline">{said}</a>'
            )
        items.append(f"<li>{said}</li>")
    said = f'<strong>Read again</strong><ul style="margin:0">{"".join(items)}</ul>'
    return banner(said, "#1f6feb")
