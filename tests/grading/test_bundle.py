"""The student bundle: it works alone, and it is not written when an answer is in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from looplab.cli import main
from looplab.exam import MIME
from looplab.grading.bundle import BundleError, contents, write
from looplab.grading.course import ROOT

UNIT = "01-asyncio-run"
EXERCISE = f"{UNIT}/{UNIT}.ipynb"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("student")
    write(ROOT, folder / "course.zip")
    with zipfile.ZipFile(folder / "course.zip") as bundle:
        bundle.extractall(folder)
    return folder / "asyncio-course"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A course like ours, of which a test may change any file."""
    for name in ("docs", "looplab", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in (f"source/{UNIT}", f"release/{UNIT}"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy(path, tmp_path)
    return tmp_path


def edit(notebook: Path, change: Callable[[nbformat.NotebookNode], object]) -> None:
    nb = nbformat.read(notebook, 4)
    change(nb)
    nbformat.write(nb, notebook)


def answer(tree: Path) -> str:
    """The model answer of the first exercise."""
    cells = nbformat.read(tree / "source" / EXERCISE, 4).cells
    return next(cell.source for cell in cells if "BEGIN SOLUTION" in cell.source)


def python(folder: Path, *args: str) -> str:
    """Run Python on the bundle's package, and not on this repository's."""
    env = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    call = [sys.executable, *args]
    done = subprocess.run(call, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_package_is_there_without_its_graders(unpacked: Path) -> None:
    code = "import looplab, importlib.util as u; print(looplab.__file__, u.find_spec('{}'))"
    told = python(unpacked, "-c", code.format("looplab.grading"))
    assert told == f"{unpacked / 'looplab/__init__.py'} None\n"
    assert not (unpacked / "source").exists()
    assert not (unpacked / "tests").exists()


def test_an_exercise_gives_its_points_without_the_grader(unpacked: Path) -> None:
    notebook = unpacked / "release" / EXERCISE
    edit(notebook, lambda nb: fill(nb, answer(ROOT)))
    options = ["--to", "notebook", "--execute", "--allow-errors", "--output", "done.ipynb"]
    python(unpacked, "-m", "jupyter", "nbconvert", *options, str(notebook))
    cells = nbformat.read(notebook.with_name("done.ipynb"), 4).cells
    shown = [output.data[MIME] for cell in cells for output in cell.get("outputs", [])
             if MIME in output.get("data", {})]  # fmt: skip
    assert [(one["title"], one["score"]) for one in shown[:1]] == [("boarding-pass", 6.0)]
    assert all(check["status"] == "not attempted" for one in shown[1:] for check in one["checks"])


def test_its_command_grades_the_checks_in_a_notebook_and_says_that_there_are_more(
    unpacked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOOPLAB_PROGRESS", str(tmp_path))
    edit(unpacked / "release" / EXERCISE, lambda nb: fill(nb, answer(ROOT)))
    told = python(unpacked, "-m", "looplab.cli", "check", UNIT)
    assert told.startswith(f"{UNIT}: 6 of 18 points"), told
    assert "at grading more is checked" in told
    assert "6 of 185 points" in python(unpacked, "-m", "looplab.cli", "progress")


def fill(nb: nbformat.NotebookNode, solution: str) -> None:
    for cell in nb.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "boarding-pass":
            cell.source = solution


def test_the_same_tree_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        write(ROOT, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


class TestALeak:
    def test_a_clean_tree_has_none(self, tree: Path) -> None:
        assert contents(tree)

    def test_a_solution_in_a_lesson_is_found(self, tree: Path) -> None:
        lesson = tree / "notebooks" / f"{UNIT}.ipynb"
        edit(lesson, lambda nb: nb.cells.append(nbformat.v4.new_code_cell(answer(tree))))
        with pytest.raises(BundleError, match=f"notebooks/{UNIT}.ipynb: booking = await check_in"):
            contents(tree)

    def test_a_source_notebook_in_the_place_of_its_release_is_found(
        self, tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shutil.copy(tree / "source" / EXERCISE, tree / "release" / EXERCISE)
        monkeypatch.chdir(tree)
        assert main(["student-bundle", "--output", "course.zip"]) == 1
        assert "BEGIN SOLUTION" in capsys.readouterr().err
        assert not (tree / "course.zip").exists()

    def test_hidden_tests_in_the_package_are_found(self, tree: Path) -> None:
        text = "\n".join(cell.source for cell in nbformat.read(tree / "source" / EXERCISE, 4).cells)
        (tree / "looplab" / "examples.py").write_text(text.replace("HIDDEN TESTS", "MORE"))
        with pytest.raises(BundleError, match=r"looplab/examples\.py"):
            contents(tree)


def test_what_is_missing_is_named(tree: Path) -> None:
    (tree / "environment.yml").unlink()
    with pytest.raises(BundleError, match=r"no environment\.yml"):
        contents(tree)
