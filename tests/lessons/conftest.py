"""The lessons, executed once each in a real kernel, and read in their parts."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

sys.path.insert(0, str(Path(__file__).parent))  # lets the tests read `curriculum`

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))
FULL_LESSONS = [
    path for path in LESSONS if path.stem != "00-start-here"
]  # pictures begin in its second step


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a `lesson`, or a `full_lesson`, once for each of them."""
    for name, lessons in (("lesson", LESSONS), ("full_lesson", FULL_LESSONS)):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, lessons, ids=lambda path: path.stem)


@pytest.fixture(scope="session")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], NotebookNode]:
    """Give a lesson, by its name, with its outputs; what it left in its folder fails the test."""

    @cache
    def run(name: str) -> NotebookNode:
        notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
        folder = tmp_path_factory.mktemp("lesson")
        # The time limit is for a cell that hangs; whether a cell may fail is for a test to say.
        resources = {"metadata": {"path": str(folder)}}
        NotebookClient(notebook, timeout=60, allow_errors=True, resources=resources).execute()
        assert not list(folder.iterdir()), "a lesson must not leave files behind"
        return notebook

    return run


@pytest.fixture
def shown(executed: Callable[[str], NotebookNode]) -> Callable[[str, str], str]:
    """Give a function that finds all that a lesson's cell printed and gave, as plain text."""

    def find(lesson: str, cell_id: str) -> str:
        cell = next(cell for cell in executed(lesson).cells if cell.id == cell_id)
        # A kernel sends printed text in pieces of any length: they are put together as they are.
        return "".join(
            output.get("text")
            or output.get("data", {}).get("text/plain")
            or output.get("evalue", "")
            for output in cell.outputs
        )

    return find


@pytest.fixture
def beats() -> Callable[[NotebookNode], list[list[NotebookNode]]]:
    """Give a function that finds the numbered sections of a lesson, each with all its cells."""

    def find(notebook: NotebookNode) -> list[list[NotebookNode]]:
        found: list[list[NotebookNode]] = []
        inside = False
        for cell in notebook.cells:
            if cell.cell_type == "markdown" and cell.source.startswith("## "):
                inside = re.match(r"## \d\. \S", cell.source) is not None
                if inside:
                    found.append([])
            if inside:
                found[-1].append(cell)
        return found

    return find
