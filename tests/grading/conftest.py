"""A small course for the tests of the grading side: one test of plain asserts, one exam."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from marks import marks
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from looplab.grading.course import Course
from looplab.grading.repair import Expected, expected_cells

UNIT = "77-small"

SETUP = "from looplab.exam import exam"
ADD = '''async def add(a, b):
    """Add two numbers."""
    ### BEGIN SOLUTION
    return a + b
    ### END SOLUTION'''
TEST_ADD = """assert await add(1, 2) == 3
### BEGIN HIDDEN TESTS
assert await add(-1, 41) == 40, "minus one and forty-one"
### END HIDDEN TESTS"""
DOUBLE = '''def double(n):
    """Double a number."""
    ### BEGIN SOLUTION
    return 2 * n
    ### END SOLUTION'''
TEST_DOUBLE = """with exam("double", points=4) as e:
    with e.check("one becomes two", points=1):
        assert double(1) == 2
    ### BEGIN HIDDEN TESTS
    with e.hidden_check("other numbers are doubled too", points=3):
        assert double(21) == 42
    ### END HIDDEN TESTS
e.score"""
RIGHT = {
    "add": "async def add(a, b):\n    return a + b",
    "double": "def double(n):\n    return n + n",
}


def source_notebook() -> NotebookNode:
    """The instructor's version: add (3 points, plain asserts), double (4, an exam), a text (2)."""
    text = marks("say-why", points=2, solution=True)
    python = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(
        metadata={"kernelspec": python},
        cells=[
            new_markdown_cell("# Small", id="title"),
            new_code_cell(SETUP, id="setup", metadata=marks("setup")),
            new_code_cell(ADD, id="add", metadata=marks("add", solution=True)),
            new_code_cell(TEST_ADD, id="test-add", metadata=marks("test-add", points=3)),
            new_markdown_cell("Now double.", id="now-double"),
            new_code_cell(DOUBLE, id="double", metadata=marks("double", solution=True)),
            new_code_cell(TEST_DOUBLE, id="test-double", metadata=marks("test-double", points=4)),
            new_markdown_cell("Because.", id="say-why", metadata=text),
        ],
    )


class Small:
    """The course in a folder, with a method for each thing that the tests do."""

    unit = UNIT

    def __init__(self, root: Path) -> None:
        self.root = root
        self.course = Course(root)

    def released(self, **answers: str) -> NotebookNode:
        """Give a student version with these answers in it."""
        nb = nbformat.read(self.path("release"), 4)
        for name, text in answers.items():
            self.cell(nb, name).source = text
        return nb

    def right(self, **answers: str) -> NotebookNode:
        """Give a student version that is right but for these answers."""
        return self.released(**(RIGHT | answers))

    def path(self, step: str, student: str = ".", suffix: str = "ipynb") -> Path:
        return self.root / step / student / UNIT / f"{UNIT}.{suffix}"

    def submit(self, student: str, data: NotebookNode | bytes) -> None:
        path = self.path("submitted", student)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else nbformat.v4.writes(data).encode())

    def grade(self, student: str = "*") -> None:
        self.course.autograde(UNIT, student)

    def scores(self, student: str) -> dict[str, float | None]:
        """Give the recorded scores of the two test cells."""
        with self.course.gradebook() as gradebook:
            submission = gradebook.find_submission_notebook(UNIT, UNIT, student)
            grades = {grade.name: grade.auto_score for grade in submission.grades}
        return {name: grades[f"test-{name}"] for name in ("add", "double")}

    def autograded(self, student: str) -> NotebookNode:
        return nbformat.read(self.path("autograded", student), 4)

    def feedback(self, student: str) -> str:
        self.course.feedback(UNIT, student)
        return self.path("feedback", student, "html").read_text("utf-8")

    def expected(self) -> list[Expected]:
        """Give the released cells as the gradebook has them."""
        with self.course.gradebook() as gradebook:
            return expected_cells(gradebook.find_notebook(UNIT, UNIT))

    @staticmethod
    def index(nb: NotebookNode, grade_id: str) -> int:
        claims = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in nb.cells]
        return claims.index(grade_id)

    @classmethod
    def cell(cls, nb: NotebookNode, grade_id: str) -> NotebookNode:
        return nb.cells[cls.index(nb, grade_id)]

    @classmethod
    def error(cls, nb: NotebookNode, grade_id: str) -> str:
        """Give the message of the error that a cell shows."""
        outputs = cls.cell(nb, grade_id).outputs
        return "\n".join(o.evalue for o in outputs if o.output_type == "error")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course with its student version, made once."""
    root = tmp_path_factory.mktemp("built")
    folder = root / "source" / UNIT
    folder.mkdir(parents=True)
    nbformat.write(source_notebook(), folder / f"{UNIT}.ipynb")
    (folder / "stations.txt").write_text("a file beside the notebook\n")
    Course(root).generate(UNIT)
    return root


@pytest.fixture
def small(built: Path, tmp_path: Path) -> Small:
    """A copy of the course, for one test."""
    return Small(Path(shutil.copytree(built, tmp_path / "course")))


@pytest.fixture(scope="class")
def shared(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Small:
    """A copy of the course, for the tests of one class."""
    return Small(Path(shutil.copytree(built, tmp_path_factory.mktemp("shared") / "course")))


@pytest.fixture(scope="session")
def command() -> Iterator[Callable[..., str]]:
    """Run a command of nbgrader's or looplab's in a folder; give what it printed.

    Each in a process of its own, and all of them forked from one that has the imports behind it.
    """
    runner = subprocess.Popen(
        [sys.executable, "-u", str(Path(__file__).with_name("commands.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert runner.stdin is not None
    assert runner.stdout is not None
    asks, answers = runner.stdin, runner.stdout

    def run(*words: str, folder: Path, code: int = 0, **environment: str) -> str:
        asked = {"words": words, "folder": str(folder), "environment": environment}
        asks.write(json.dumps(asked) + "\n")
        asks.flush()
        ended, said = json.loads(answers.readline())
        assert ended == code, f"{' '.join(words)}: {ended}\n{said}"
        return str(said)

    with runner:
        yield run
        asks.close()
