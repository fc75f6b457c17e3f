"""Where a notebook stands: its cells, its course, and the assignment that it is."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from looplab.card.notice import Trouble

__all__ = [
    "Cell",
    "Place",
    "cells_of",
    "course_around",
    "exercises",
    "grade_id",
    "place",
    "text_of",
]

Cell = dict[str, Any]
LARGEST = 64_000_000  # bytes, as at grading
STEPS = ("release", "source")


@dataclass(frozen=True, slots=True)
class Place:
    """A notebook that can be graded.

    Attributes:
        path: its file.
        saved: when the file was saved, in seconds since 1970.
        data: what is in the file.
        unit: its assignment, or the file's name where that is not known.
        course: the folder with the course's release/ or source/; None if there is none at hand.
    """

    path: Path
    saved: float
    data: bytes
    unit: str
    course: Path | None

    @property
    def source(self) -> Path | None:
        """Give the instructor's version, hidden checks inside, if it is at hand."""
        return None if self.course is None else _existing(self.course, "source", self.unit)

    @property
    def lessons(self) -> Path | None:
        """Give the folder of the lessons, if it is at hand."""
        folder = None if self.course is None else self.course / "notebooks"
        return folder if folder is not None and os.path.isdir(folder) else None


def place(name: str) -> Place:
    """Find a notebook that somebody asked for, by its file, its folder or its unit's name.

    Raises:
        Trouble: there is none, or it is no assignment; the message says what to do.
    """
    path = _file(Path(os.path.expanduser(name)))
    try:
        saved, data = path.stat().st_mtime, path.read_bytes() if _small(path) else b""
    except OSError as error:
        raise Trouble(f"{path} cannot be read ({error.strerror}).") from None
    course = course_around(path)
    cells = cells_of(data)
    if cells is None:
        raise Trouble(
            f"{path.name} is not a notebook that can be read. Try to open it in JupyterLab; if "
            f"that fails, too, begin with a fresh copy{_of_release(course, path.stem)}."
        )
    ids = {grade_id(cell) for cell in cells} - {""}
    if not ids:
        raise Trouble(_no_tests(path, course))
    return Place(path, saved, data, _unit(course, path.stem, ids), course)


def cells_of(data: bytes) -> list[Cell] | None:
    """Read a notebook's cells; None when it is none.

    Example:
        >>> cells_of(b'{"cells": []}'), cells_of(b"<html>")
        ([], None)
    """
    try:
        cells = json.loads(data)["cells"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return [one for one in cells if isinstance(one, dict)] if isinstance(cells, list) else None


def grade_id(cell: Cell) -> str:
    """Give the name by which nbgrader knows a cell; empty for an ordinary one."""
    found = cell.get("metadata")
    for key in ("nbgrader", "grade_id"):
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, str) else ""


def text_of(cell: Cell) -> str:
    r"""Give what stands in a cell.

    Example:
        >>> text_of({"source": ["x = 1\n", "x"]})
        'x = 1\nx'
    """
    source = cell.get("source")
    return "".join(map(str, source)) if isinstance(source, list) else str(source or "")


def exercises(course: Path | None) -> dict[str, dict[str, float]]:
    """Give the points of every exercise of the course, unit by unit, as far as it is at hand."""
    if course is None:
        return {}
    units = sorted({path.stem for step in STEPS for path in course.glob(f"{step}/*/*.ipynb")})
    found = {unit: _known(course, unit) for unit in units}
    return {
        unit: {
            grade_id(cell).removeprefix("test-"): float(cell["metadata"]["nbgrader"]["points"])
            for cell in cells
            if cell["metadata"].get("nbgrader", {}).get("grade")
        }
        for unit, cells in found.items()
        if cells
    }


def course_around(path: Path) -> Path | None:
    """Find the course folder: above a file, or around this package."""
    package = Path(__file__).resolve().parents[2]
    above = Path(os.path.realpath(path)).parents
    return next((one for one in (*above, package) if _is_course(one)), None)


def _file(path: Path) -> Path:
    """Find the notebook that a name means.

    Raises:
        Trouble: there is none.
    """
    course = course_around(path)
    named = path.name.removesuffix(".ipynb")
    if os.path.isdir(path):  # asks without raising, whatever the name and whoever may look
        found = sorted(path.glob("*.ipynb"))
        if len(found) == 1:
            return found[0]
        many = "more than one notebook" if found else "no notebook"
        raise Trouble(f"There is {many} in the folder {path}: give the notebook's own name.")
    if os.path.isfile(path):
        return path
    if path.parent == Path() and course and (there := _existing(course, "release", path.name)):
        return there
    near = get_close_matches(path.name, [one.name for one in _neighbours(path)], 1)
    meant = f" Did you mean {path.parent / near[0]}?" if near else _meant(course, named)
    raise Trouble(f"There is no {path} here, in the folder {Path.cwd()}.{meant}")


def _neighbours(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.ipynb")) if os.path.isdir(path.parent) else []


def _meant(course: Path | None, named: str) -> str:
    units = list(exercises(course))
    near = get_close_matches(named, units, 1)
    there = _existing(course, "release", near[0]) if course and near else None
    return f" Did you mean {_shown(there)}?" if there else ""


def _no_tests(path: Path, course: Path | None) -> str:
    said = f"{path.name} has no exercises with tests, so there is nothing to grade."
    release = _existing(course, "release", path.stem) if course else None
    if release and os.path.realpath(release) != os.path.realpath(path):
        said += f" If it is the lesson: the exercises are in {_shown(release)}."
    return said


def _of_release(course: Path | None, unit: str) -> str:
    there = _existing(course, "release", unit) if course else None
    return f" of {_shown(there)}" if there else ""


def _unit(course: Path | None, stem: str, ids: set[str]) -> str:
    """Tell which assignment a notebook is: by its cells, as people rename files."""
    best, most = stem, 0
    for unit in exercises(course):
        known = {grade_id(cell) for cell in _known(course, unit)} - {""}
        same = len(known & ids)
        if same > most or (same == most and unit == stem):
            best, most = unit, same
    return best


def _known(course: Path | None, unit: str) -> list[Cell]:
    """Read a unit's cells from release/, or from source/."""
    for step in STEPS:
        path = _existing(course, step, unit) if course else None
        if path and (cells := cells_of(path.read_bytes())):
            return cells
    return []


def _existing(course: Path, step: str, unit: str) -> Path | None:
    path = course / step / unit / f"{unit}.ipynb"
    return path if os.path.isfile(path) else None


def _is_course(folder: Path) -> bool:
    there = {name for name in ("release", "notebooks", "source") if os.path.isdir(folder / name)}
    return "release" in there and len(there) > 1


def _shown(path: Path | None) -> str:
    """Write a path as short as it can be typed from here."""
    if path is None:
        return ""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _small(path: Path) -> bool:
    return path.stat().st_size <= LARGEST
