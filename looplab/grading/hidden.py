"""Tell the hidden part of a test cell from the part that students see."""

from __future__ import annotations

import re

__all__ = ["hidden_lines", "visible_source"]

# nbgrader's markers (ClearHiddenTests), which the course does not change.
BEGIN = re.compile(r"BEGIN HIDDEN TESTS")
END = re.compile(r"END HIDDEN TESTS")


def visible_source(source: str) -> str:
    r"""Give a test cell's text as the student version has it.

    Example:
        >>> visible_source("a\n### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS\nc")
        'a\nc'
    """
    return "\n".join(line for line, hidden in _lines(source) if not hidden)


def hidden_lines(source: str) -> list[str]:
    """List the lines that students do not see, without the markers."""
    return [line for line, hidden in _lines(source) if hidden and not _is_marker(line)]


def _is_marker(line: str) -> bool:
    return bool(BEGIN.search(line) or END.search(line))


def _lines(source: str) -> list[tuple[str, bool]]:
    """Give each line with whether it is hidden; a region without an end hides all that follows."""
    found, inside = [], False
    for line in source.split("\n"):
        inside = inside or bool(BEGIN.search(line))
        found.append((line, inside))
        inside = inside and not END.search(line)
    return found
