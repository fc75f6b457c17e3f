"""A sentence in the place of a report card."""

from __future__ import annotations

from dataclasses import dataclass

from looplab.exam.markup import prose

__all__ = ["Notice", "Trouble", "banner"]


class Trouble(Exception):
    """There is nothing to grade; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a learner reads when there is no report card."""

    sentence: str

    def __str__(self) -> str:
        return self.sentence

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/plain": self.sentence, "text/html": banner(prose(self.sentence))}


def banner(inner: str, edge: str = "#b45f06") -> str:
    """Put HTML into a box that is not overlooked, on light and dark pages."""
    return (
        '<div role="note" style="max-width:calc(56em - 28px);box-sizing:content-box;margin:4px 0;'
        "padding:8px 14px 8px 9px;border-radius:8px;border:1px solid rgba(128,128,128,.45);"
        f"border-left:6px solid {edge};font-size:14px;line-height:1.5;"
        f'font-family:var(--jp-ui-font-family,system-ui,sans-serif)">{inner}</div>'
    )
