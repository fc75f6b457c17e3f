"""Each unit: its solution earns all points, an untouched release none, release/ is current."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode

from looplab.grading.release import build

ROOT = Path(__file__).parents[2]
UNITS = sorted(path.name for path in (ROOT / "source").iterdir() if path.is_dir())
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # IPython's own


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    """A shell with nobody's settings and history."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    yield InteractiveShell()
    InteractiveShell.clear_instance()


def notebook(kind: str, unit: str) -> NotebookNode:
    return nbformat.read(ROOT / kind / unit / f"{unit}.ipynb", as_version=4)


def grade_id(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def points(unit: str) -> dict[str, float]:
    cells = notebook("source", unit).cells
    return {
        grade_id(cell): cell.metadata.nbgrader.points
        for cell in cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }


def scores(
    shell: InteractiveShell, book: NotebookNode, answers: dict[str, str]
) -> dict[str, object]:
    """Run a notebook's code cells, some of them replaced, and give what each test cell came to."""
    found = {}
    for cell in book.cells:
        if cell.cell_type == "code":
            done = shell.run_cell(answers.get(grade_id(cell), cell.source))
            assert done.error_before_exec is None
            assert done.error_in_exec is None
            if cell.metadata.get("nbgrader", {}).get("grade"):
                found[grade_id(cell)] = done.result
    return found


@pytest.mark.parametrize("unit", UNITS)
def test_the_solution_gets_full_marks(
    unit: str, shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert scores(shell, notebook("source", unit), {}) == points(unit)


@pytest.mark.parametrize("unit", UNITS)
def test_an_untouched_release_gets_nothing_and_shows_no_error(
    unit: str, shell: InteractiveShell
) -> None:
    got = scores(shell, notebook("release", unit), {})
    assert got == dict.fromkeys(points(unit), 0.0)


@pytest.mark.parametrize("unit", UNITS)
def test_a_right_answer_in_a_students_copy_gets_full_marks_there(
    unit: str, shell: InteractiveShell
) -> None:
    solved = {
        grade_id(cell): cell.source
        for cell in notebook("source", unit).cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }
    assert scores(shell, notebook("release", unit), solved) == points(unit)


def test_release_is_what_make_release_builds(tmp_path: Path) -> None:
    build(ROOT, tmp_path)
    built = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.glob("*/*.ipynb")}
    release = ROOT / "release"
    kept = {path.relative_to(release): path.read_bytes() for path in release.glob("*/*")}
    assert built == kept, "release/ is not what source/ gives: make release, and commit it"
