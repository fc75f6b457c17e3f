"""Cells of a lesson, run as a learner runs them who follows its "Change it"."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat

from looplab import Run
from looplab.observe import collecting

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"

Edit = tuple[str, str]
"""An old text and a new one."""


def sources(lesson: str) -> dict[str, str]:
    """Give the source of each cell of a lesson, by the cell's id."""
    notebook = nbformat.read(NOTEBOOKS / f"{lesson}.ipynb", as_version=4)
    return {cell.id: cell.source for cell in notebook.cells}


def changed(lesson: str, cells: str, *edits: Edit) -> Run:
    """Run cells of a lesson after some edits, and give the last run that they make.

    Args:
        lesson: its name.
        cells: ids with spaces between; the cell `tools` comes before them unasked.
        edits: each is made in the last of the cells that has its old text, where it stands once.
    """
    source = sources(lesson)
    program = {cell: source[cell] for cell in ("tools", *cells.split())}
    for old, new in edits:
        places = [cell for cell, text in program.items() if old in text]
        assert places, f"{old!r} is no longer in {cells}"
        text = program[places[-1]]
        assert text.count(old) == 1, f"{old!r} is not once in {places[-1]}"
        program[places[-1]] = text.replace(old, new)
    names: dict[str, Any] = {}
    with collecting(quiet=True) as runs:
        for text in program.values():
            exec(text, names)
    return runs[-1]


def printed(run: Run) -> list[tuple[float, str]]:
    """Give each line of a run's output with its second."""
    return [(line.time, line.text) for line in run.output]
