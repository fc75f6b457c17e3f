"""A gradebook for one notebook, in memory: what nbgrader's preprocessors ask, and what they say.

They open the gradebook by its address, and ask it about each cell; where a submission is graded
there may be none. So they get this one, filled with what the real one says of the unit. It
remembers what `SaveAutoGrades` writes, and whoever has the real one writes it there. Late penalties
depend on what persons have given, and are not decided here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import FunctionType
from typing import Any

from nbgrader.api import Gradebook, MissingEntry

from looplab.grading.repair import Expected

__all__ = ["Book", "Cell", "Released", "reading"]


@dataclass(frozen=True, slots=True)
class Released:
    """A notebook of a unit, as the gradebook knows it.

    Attributes:
        name: without suffix.
        kernelspec: JSON.
        cells: those with a grade id, in the order of the notebook.
    """

    name: str
    kernelspec: str | None
    cells: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with the attributes of nbgrader's `SourceCell` and `GradeCell`."""

    name: str
    cell_type: str
    locked: bool
    source: str
    checksum: str | None
    max_score: float | None


@dataclass(slots=True)
class Grade:
    """Takes what nbgrader's `SaveAutoGrades` finds out."""

    auto_score: float | None = None
    manual_score: float | None = None
    needs_manual_grade: bool = True


@dataclass(slots=True)
class Comment:
    """Takes what it says of an answer that was left as it was."""

    auto_comment: str | None = None


@dataclass(slots=True)
class Book:
    """Stands for nbgrader's `Gradebook`, and for its notebook and its database session.

    Attributes:
        released: the notebook.
        grades: by the cell's name, what was recorded.
        comments: the same for what was remarked.
    """

    released: Released
    grades: dict[str, Grade] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    @property
    def db(self) -> Book:
        """Give the session of the database."""
        return self

    def commit(self) -> None:
        """Do as a session does that keeps everything in memory."""

    def find_notebook(self, name: str, assignment: str) -> Book:
        """Give the notebook."""
        return self

    @property
    def kernelspec(self) -> str | None:
        """Give the kernel that it was written for, as JSON."""
        return self.released.kernelspec

    @property
    def source_cells(self) -> list[Cell]:
        """List the cells whose text is known."""
        return [_cell(one) for one in self.released.cells]

    @property
    def grade_cells(self) -> list[Cell]:
        """List the tests, and the answers that a person grades."""
        return self._with("grade")

    @property
    def solution_cells(self) -> list[Cell]:
        """List the answers."""
        return self._with("solution")

    @property
    def task_cells(self) -> list[Cell]:
        """List the tasks."""
        return self._with("task")

    def find_source_cell(self, name: str, notebook: str, assignment: str) -> Cell:
        """Find a cell by its grade id."""
        return _named(self.source_cells, name)

    def find_graded_cell(self, name: str, notebook: str, assignment: str) -> Cell:
        """Find a cell that has points."""
        return _named([*self.grade_cells, *self.task_cells], name)

    def find_grade(self, name: str, notebook: str, assignment: str, student: str) -> Grade:
        """Give the place for a score."""
        self.find_graded_cell(name, notebook, assignment)
        return self.grades.setdefault(name, Grade())

    def find_comment(self, name: str, notebook: str, assignment: str, student: str) -> Comment:
        """Give the place for a remark."""
        _named([*self.solution_cells, *self.task_cells], name)
        return self.comments.setdefault(name, Comment())

    def _with(self, kind: str) -> list[Cell]:
        return [_cell(one) for one in self.released.cells if one.metadata[kind]]


def reading(preprocessor: type, book: Book) -> type:
    """Give a preprocessor for which nbgrader's `Gradebook` is this book, whatever the address.

    Its code is its own; only the one name means something else there, and nowhere else.
    """
    method: Any = preprocessor.preprocess  # type: ignore[attr-defined]
    names = getattr(method, "__globals__", {})
    if names.get("Gradebook") is not Gradebook:
        return preprocessor
    names = names | {"Gradebook": lambda *_, **__: book}
    own = FunctionType(
        method.__code__, names, method.__name__, method.__defaults__, method.__closure__
    )
    return type(preprocessor.__name__, (preprocessor,), {"preprocess": own})


def _cell(one: Expected) -> Cell:
    about = one.metadata
    return Cell(one.name, one.kind, one.locked, one.source, about["checksum"], about.get("points"))


def _named(cells: list[Cell], name: str) -> Cell:
    for cell in cells:
        if cell.name == name:
            return cell
    raise MissingEntry(f"No such cell: {name}")
