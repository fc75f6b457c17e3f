"""Look for solutions and hidden tests in what students get.

What they get is read as a student would who looks for answers, whatever built it: file by file,
lines compared without their spacing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import nbformat

__all__ = ["in_bundle", "in_release"]

MARKER = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)")
SHORTEST = 10  # shorter lines, such as `return x`, say nothing by themselves
IN_A_ROW = 3  # a lesson may share a line or two with a solution by chance


def in_release(source: Path, release: Path) -> list[str]:
    """List each line of a release folder that is a secret of its source folder, `file: line`."""
    seen: set[str] = set()
    secret: set[str] = set()
    for notebook in source.glob("*.ipynb"):
        for lines, text in zip((seen, secret), parts(notebook), strict=True):
            lines.update(_telling(text))
    found = []
    for path in sorted(path for path in release.rglob("*") if path.is_file()):
        data = path.read_bytes()
        marks = MARKER.finditer(data.decode("utf-8", "replace"))
        found += [f"{path.name}: {mark[0]}" for mark in marks]
        there = set(_telling(_text(path.name, data)))
        found += [f"{path.name}: {line}" for line in sorted(there & (secret - seen))]
    return found


def in_bundle(source: Path, files: Mapping[str, bytes]) -> list[str]:
    """List each three lines of a file that stand so in a solution or in hidden tests.

    Args:
        source: the folder with all the units' sources.
        files: names and contents.
    """
    secret: set[str] = set()
    for notebook in source.glob("*/*.ipynb"):
        seen, hidden = parts(notebook)
        secret |= set(_in_a_row(hidden)) - set(_in_a_row(seen))
    return [
        f"{name}: {lines.splitlines()[0]}"
        for name, data in sorted(files.items())
        for lines in sorted(set(_in_a_row(_text(name, data))) & secret)
    ]


def parts(notebook: Path) -> tuple[str, str]:
    """Give the text of a source notebook, as (what everyone may see, what nobody may)."""
    seen: list[str] = []
    secret: list[str] = []
    for cell in nbformat.read(notebook, 4).cells:
        role = cell.metadata.get("nbgrader", {})
        # An answer marked by hand is a solution from end to end, markers or not.
        whole = role.get("solution") and role.get("grade") and not MARKER.search(cell.source)
        inside = bool(whole)
        for line in cell.source.splitlines():
            marker = MARKER.search(line)
            if marker:
                inside = marker[1] == "BEGIN"
            else:
                (secret if inside else seen).append(line)
    return "\n".join(seen), "\n".join(secret)


def _telling(text: str) -> Iterator[str]:
    """Give the lines that could give something away, without what a formatter may change."""
    for line in text.splitlines():
        squeezed = " ".join(line.split())
        if len(squeezed) >= SHORTEST and re.search(r"\w{3}", squeezed):
            yield squeezed


def _in_a_row(text: str) -> Iterator[str]:
    lines = list(_telling(text))
    for first in range(len(lines) - IN_A_ROW + 1):
        yield "\n".join(lines[first : first + IN_A_ROW])


def _text(name: str, data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    if not name.endswith(".ipynb"):
        return text
    return "\n".join(cell.source for cell in nbformat.reads(text, 4).cells)
