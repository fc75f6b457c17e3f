"""Mend a submission before nbgrader's own checks, which give up on odd cells.

A copied cell has the same grade id twice, and stock nbgrader then stops grading the class; a
deleted test has no score; a cell turned into Markdown does not run. `repair` is a function from
notebook to notebook that puts such things right and lists, for student and instructor, what it did.
What the released cells are is taken from the gradebook, never from the submission.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from looplab.grading.hidden import visible_source
from looplab.grading.reading import UNREADABLE

__all__ = ["NOTES", "UNREADABLE_FILE", "Expected", "RepairCells", "expected_cells", "repair"]

NOTES = "looplab-notes"
"""Metadata key of the cell on top of a mended notebook; its value lists what was done."""

UNREADABLE_FILE = "The file that was handed in could not be read"
"""How the one note begins that a file gets which is no notebook."""

VALID_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")


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
    unreadable = nb.metadata.get(UNREADABLE) if isinstance(nb.get("metadata"), dict) else None
    cells = [_plain_cell(cell) for cell in nb.get("cells", []) if isinstance(cell, dict)]
    known = {cell.name: cell for cell in expected}
    kept = _choose(cells, known)
    notes: list[str] = []
    for index, cell in enumerate(cells):
        name = _claimed(cell)
        if name is None:
            continue
        if kept.get(name) == index:
            notes += _restore(cell, known[name])
        else:
            notes += _demote(cell, known.get(name))
    missing = _put_back(cells, expected)
    if unreadable is not None:
        what = f"{UNREADABLE_FILE}: {unreadable}."
        todo = "Hand in the notebook itself, the `.ipynb` file that JupyterLab saves."
        notes = [f"{what} So nothing could be graded. {todo}"]
    else:
        notes += missing
    if notes:
        cells.insert(0, _notice(notes))
    _name_cells(cells)
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


def _plain_cell(cell: dict[str, Any]) -> NotebookNode:
    """Copy what a cell is made of, and nothing that an editor or a person may have added."""
    kind = cell.get("cell_type")
    source = cell.get("source", "")
    metadata = cell.get("metadata")
    claims = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    plain: dict[str, Any] = {
        "cell_type": kind if kind in ("code", "markdown", "raw") else "raw",
        "id": cell.get("id"),
        "metadata": {"nbgrader": claims} if isinstance(claims, dict) else {},
        "source": source if isinstance(source, str) else "".join(map(str, source)),
    }
    if kind == "code":
        plain |= {"execution_count": None, "outputs": []}
    elif isinstance(cell.get("attachments"), dict):
        plain["attachments"] = cell["attachments"]
    made: NotebookNode = nbformat.from_dict(plain)
    return made


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


def _put_back(cells: list[NotebookNode], expected: Sequence[Expected]) -> list[str]:
    """Add the cells that are missing, each after the one that it followed."""
    notes = []
    place = 0
    for was in expected:
        there = next((i for i, cell in enumerate(cells) if _claimed(cell) == was.name), None)
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
    cell: NotebookNode = nbformat.v4.new_markdown_cell(text, metadata={NOTES: list(notes)})
    return cell


def _name_cells(cells: Sequence[NotebookNode]) -> None:
    """Give each cell an id of its own; a valid one stays."""
    taken: set[str] = set()
    for number, cell in enumerate(cells):
        name = cell.get("id")
        if not isinstance(name, str) or not VALID_ID.fullmatch(name) or name in taken:
            name = f"cell-{number}"
            while name in taken:
                name += "-x"
        taken.add(name)
        cell["id"] = name
