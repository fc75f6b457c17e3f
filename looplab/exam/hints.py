"""Hints: none, one or several of rising help."""

from __future__ import annotations

from collections.abc import Sequence

from looplab.exam.errors import ExamError
from looplab.exam.markup import fold, prose


def hints(given: str | Sequence[str] | None) -> tuple[str, ...]:
    """Read an author's hints.

    Raises:
        ExamError: something that is not text.
    """
    listed = () if given is None else (given,) if isinstance(given, str) else tuple(given)
    if not all(isinstance(one, str) and one.strip() for one in listed):
        raise ExamError("A hint must be a text, or a tuple of texts of rising help.")
    return listed


def folded(texts: Sequence[str], number: int = 1) -> str:
    """Write hints as HTML, each folded away inside the one before it: one at a time, on demand."""
    if number > len(texts):
        return ""
    label = "Hint" if len(texts) == 1 else f"Hint {number} of {len(texts)}"
    said = prose(texts[number - 1])
    return fold(
        label,
        f'<div style="margin:4px 0 0 1.1em;white-space:pre-line">{said}</div>'
        f'<div style="margin:0 0 0 1.1em">{folded(texts, number + 1)}</div>',
    )
