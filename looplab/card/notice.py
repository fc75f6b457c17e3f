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
        return {"text/plain": self.sentence, "text/html": banner(self.sentence)}


def banner(sentence: str) -> str:
    """Write a sentence as HTML that is not overlooked, on light and dark pages."""
    return (
        '<div role="note" style="max-width:56em;box-sizing:border-box;margin:4px 0;'
        "padding:8px 14px;border-radius:8px;"
        "border:1px solid rgba(128,128,128,.45);border-left:6px solid #b45f06;font-size:14px;"
        'line-height:1.5;font-family:var(--jp-ui-font-family,system-ui,sans-serif)">'
        f"{prose(sentence)}</div>"
    )
