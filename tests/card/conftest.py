"""A course of two small exercises, and a learner's own folder for what is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from marks import marks
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

UNIT = "77-small"


def marked(
    source: str, name: str, *, points: float | None = None, solution: bool = False
) -> NotebookNode:
    """A cell that nbgrader knows: a test if it has points, else an answer or a given cell."""
    return new_code_cell(source, id=name, metadata=marks(name, points=points, solution=solution))


def small_notebook(double: str = "def double(n):\n    return 2 * n") -> NotebookNode:
    """An exam on an answer, and a test of plain asserts."""
    exam = (
        'with exam("double", points=4) as e:\n'
        '    with e.check("one becomes two", points=1, hint="Add it to itself."):\n'
        "        assert double(1) == 2\n"
        "e.score"
    )
    return new_notebook(
        cells=[
            marked("from looplab import exam", "setup"),
            marked(double, "double", solution=True),
            marked(exam, "test-double", points=4),
            marked("assert double(0) == 0", "test-zero", points=2),
        ]
    )


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The learner's own folder, in the place of the one at home."""
    monkeypatch.setenv("LOOPLAB_PROGRESS", str(tmp_path / "own"))
    for name in ("NBGRADER_EXECUTION", "JPY_SESSION_NAME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "own"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course folder with a student version and a lesson."""
    folder = tmp_path / "course"
    for step, name in (("release", UNIT), ("notebooks", "")):
        (folder / step / name).mkdir(parents=True)
    nbformat.write(
        small_notebook("def double(n):\n    ..."), folder / f"release/{UNIT}/{UNIT}.ipynb"
    )
    lesson = new_notebook(cells=[new_code_cell("1 + 1", id="sum")])
    nbformat.write(lesson, folder / f"notebooks/{UNIT}.ipynb")
    return folder


@pytest.fixture
def save(course: Path) -> Callable[..., Path]:
    """Save a notebook in the learner's folder beside the course's."""

    def write(nb: NotebookNode, name: str = "mine.ipynb") -> Path:
        path = course / "work" / name
        path.parent.mkdir(exist_ok=True)
        nbformat.write(nb, path)
        return path

    return write


@pytest.fixture
def small() -> Callable[..., NotebookNode]:
    """Make a notebook with an answer in it."""
    return small_notebook
