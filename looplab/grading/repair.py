"""Mend a submission before nbgrader's own checks, which give up on odd cells.

A copied cell has the same grade id twice, and stock nbgrader then stops grading the class; a
deleted test has no score; a cell turned into Markdown does not run. `repair` is a function from
notebook to notebook that puts such things right and lists, for student and instructor, what it did.
What the released cells are is taken from the gradebook, never from the submission.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from looplab.grading.hidden import visible_source
from looplab.grading.reading import (
    HAND_IN_ANOTHER,
    ODDITIES,
    REMEDY,
    UNREADABLE,
    name_cells,
    plain_cell,
)

__all__ = ["NOTES", "UNREADABLE_FILE", "Expected", "RepairCells", "expected_cells", "repair"]

NOTES = "looplab-notes"
"""Metadata key of the cell on top of a mended notebook; its value lists what was done."""

UNREADABLE_FILE = "What was handed in could not be graded"
"""How the one note begins on what is no notebook, or cannot be graded for another reason."""

MOST_CELLS = 1_000  # beside the released ones; a long notebook has two hundred


@dataclass(frozen=True, slots=True)
class Expected:
    """A cell of the released notebook that a submission must have.

    Attributes:
        name: its grade id.
        kind: `code` or `markdown`.
        source: its text, with hidden tests; for an answer the stub.
        metadata: nbgrader's metadata.
    """

    name: str
    kind: str
    source: str
    metadata: dict[str, Any]

    @property
    def locked(self) -> bool:
        """Tell whether students may not change it: a test, or a cell to read."""
        return bool(self.metadata["locked"])


def repair(nb: NotebookNode, expected: Sequence[Expected]) -> tuple[NotebookNode, list[str]]:
    """Give a mended copy of a submission, and what was mended, in sentences.

    Args:
        nb: the submission, of nbformat 4.
        expected: the cells that must be in it, in the order of the released notebook.
    """
    about = nb.get("metadata")
    about = about if isinstance(about, dict) else {}
    unreadable = about.get(UNREADABLE)
    notes: list[str] = [*about.get(ODDITIES, [])]
    given = nb.get("cells")
    found = [cell for cell in given if isinstance(cell, dict)] if isinstance(given, list) else []
    cells = [plain_cell(cell, notes) for cell in found]
    known = {cell.name: cell for cell in expected}
    kept = _choose(cells, known)
    for index, cell in enumerate(cells):
        name = _claimed(cell)
        if name is None:
            continue
        if kept.get(name) == index:
            notes += _restore(cell, known[name])
        else:
            notes += _demote(cell, known.get(name))
    notes += _leave_out(cells)
    notes += _put_in_order(cells, expected)
    missing = _put_back(cells, expected)
    if unreadable is not None:
        notes = [f"{UNREADABLE_FILE}: {unreadable}. {about.get(REMEDY, HAND_IN_ANOTHER)}", *notes]
    else:
        notes += missing
    notes = list(dict.fromkeys(notes))
    if notes:
        cells.insert(0, _notice(notes))
    name_cells(cells)
    mended = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    return nbformat.from_dict(mended), notes


def expected_cells(notebook: Any) -> list[Expected]:
    """Read the released cells of a notebook from the gradebook (`nbgrader.api.Notebook`)."""
    points = {cell.name: cell.max_score for cell in (*notebook.grade_cells, *notebook.task_cells)}
    graded = {cell.name for cell in notebook.grade_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    tasks = {cell.name for cell in notebook.task_cells}
    found = []
    for cell in notebook.source_cells:
        metadata = {
            "cell_type": cell.cell_type,
            "checksum": cell.checksum,
            "grade": cell.name in graded,
            "grade_id": cell.name,
            "locked": cell.locked,
            "schema_version": 3,
            "solution": cell.name in solutions,
            "task": cell.name in tasks,
        }
        if cell.name in points:
            metadata["points"] = points[cell.name]
        found.append(Expected(cell.name, cell.cell_type, cell.source or "", metadata))
    return found


class RepairCells(NbGraderPreprocessor):  # type: ignore[misc]
    """nbgrader's Autograde runs this first on each submission."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Mend the notebook by what the gradebook says of its unit."""
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as gradebook:
            released = expected_cells(
                gradebook.find_notebook(about["notebook"], about["assignment"])
            )
        mended, notes = repair(nb, released)
        for note in notes:
            self.log.warning("%s: %s", about["student"], note)
        return mended, resources


def _claimed(cell: NotebookNode) -> str | None:
    """Give the grade id that a cell says it has; empty when it has nbgrader's data without one."""
    claims = cell.metadata.get("nbgrader")
    if claims is None:
        return None
    name = claims.get("grade_id")
    return name if isinstance(name, str) else ""


def _choose(cells: Sequence[NotebookNode], known: dict[str, Expected]) -> dict[str, int]:
    """Say for each grade id which of the cells that claim it counts.

    The last one, as in nbgrader; but an answer that was written counts before an untouched copy.
    """
    chosen: dict[str, int] = {}
    for index, cell in enumerate(cells):
        name = _claimed(cell)
        if name is None or name not in known:
            continue
        untouched = not known[name].locked and cell.source.strip() == known[name].source.strip()
        if name not in chosen or not untouched:
            chosen[name] = index
    return chosen


def _restore(cell: NotebookNode, was: Expected) -> list[str]:
    """Give a cell the type, metadata and (if locked) text of the released one."""
    notes = []
    if cell.cell_type != was.kind:
        notes.append(
            f"The cell `{was.name}` had become a {cell.cell_type} cell; it was changed back."
        )
        cell.cell_type = was.kind
        for key in ("outputs", "execution_count", "attachments"):
            cell.pop(key, None)
        if was.kind == "code":
            cell |= {"outputs": [], "execution_count": None}
    if was.locked:
        if cell.source.strip() not in (visible_source(was.source).strip(), was.source.strip()):
            notes.append(f"The cell `{was.name}` had been edited; the original one was graded.")
        cell.source = was.source
    cell.metadata = nbformat.from_dict({"nbgrader": dict(was.metadata)})
    return notes


def _demote(cell: NotebookNode, copy_of: Expected | None) -> list[str]:
    """Make an ordinary cell of one whose grade id is taken or unknown."""
    cell.metadata = NotebookNode()
    if copy_of is None:
        return []
    if copy_of.locked:
        # It must not run: without its hidden part it is another test, or none.
        cell.source = f"# A copy of {copy_of.name} stood here; only the original is run."
        return [f"There was a second copy of the cell `{copy_of.name}`; it was taken out."]
    told = f"The answer cell `{copy_of.name}` was there more than once. "
    return [told + "All copies are run in their order, so the last definition counts."]


def _leave_out(cells: list[NotebookNode]) -> list[str]:
    """Take out the cells that are too many; only ordinary ones."""
    ordinary = [number for number, cell in enumerate(cells) if _claimed(cell) is None]
    for number in reversed(ordinary[MOST_CELLS:]):
        del cells[number]
    if len(ordinary) <= MOST_CELLS:
        return []
    return [f"There were {len(ordinary):,} cells of your own; the first {MOST_CELLS:,} were run."]


def _put_in_order(cells: list[NotebookNode], expected: Sequence[Expected]) -> list[str]:
    """Move tests behind what they test, and given cells before what needs them.

    Answers stay where they are: in which order they were written is their author's affair.
    """
    moved = set[str]()
    order = [was.name for was in expected]
    tests = {was.name for was in expected if was.locked and "points" in was.metadata}
    for number, was in reversed([*enumerate(expected)]):
        here = _where(cells, was.name)
        if was.locked and was.name not in tests and here is not None:
            needing = _places(cells, {*order[number + 1 :]} - tests)
            if needing and here > min(needing):
                cells.insert(min(needing), cells.pop(here))
                moved.add(was.name)
    for number, was in enumerate(expected):
        here = _where(cells, was.name)
        if was.name in tests and here is not None:
            needed = _places(cells, {*order[:number]})
            if needed and here < max(needed):
                cells.insert(max(needed), cells.pop(here))
                moved.add(was.name)
    return [
        f"The cell `{name}` stood where it cannot work; it was moved back."
        for name in order
        if name in moved
    ]


def _where(cells: Sequence[NotebookNode], name: str) -> int | None:
    return next(iter(_places(cells, {name})), None)


def _places(cells: Sequence[NotebookNode], names: set[str]) -> list[int]:
    return [index for index, cell in enumerate(cells) if _claimed(cell) in names]


def _put_back(cells: list[NotebookNode], expected: Sequence[Expected]) -> list[str]:
    """Add the cells that are missing, each after the one that it followed."""
    notes = []
    place = 0
    for was in expected:
        there = _where(cells, was.name)
        if there is not None:
            place = there + 1
            continue
        source = was.source
        if was.locked:
            notes.append(f"The cell `{was.name}` was missing; it was put back.")
        else:
            notes.append(
                f"Your answer cell `{was.name}` was missing; there is nothing in it to grade."
            )
            if was.kind == "code":
                # Not the stub: the answer may stand in another cell, and must not be overwritten.
                source = f"# The answer cell {was.name} was missing."
        cell: dict[str, Any] = {
            "cell_type": was.kind,
            "metadata": {"nbgrader": dict(was.metadata)},
            "source": source,
        }
        if was.kind == "code":
            cell |= {"execution_count": None, "outputs": []}
        cells.insert(place, nbformat.from_dict(cell))
        place += 1
    return notes


def _notice(notes: Sequence[str]) -> NotebookNode:
    """Make the cell that tells what was mended."""
    text = "**Before grading, this notebook was mended.**\n\n" + "\n".join(f"- {n}" for n in notes)
    about = {NOTES: list(notes)}
    cell: NotebookNode = nbformat.v4.new_markdown_cell(text, id=NOTES, metadata=about)
    return cell
