"""Odd submissions through nbgrader itself: each has a score, and none harms another."""

from __future__ import annotations

import copy
import html
import os
import re
import shutil
from collections.abc import Callable

import nbformat
import pytest
from nbformat import NotebookNode

from looplab.cli import main
from looplab.grading.course import ROOT

Submission = NotebookNode | bytes


def hung(small) -> Submission:
    forever = "import asyncio\nawait asyncio.Event().wait()"
    return small.right(add=f"async def add(a, b):\n    return a + b\n{forever}")


def killed(small) -> Submission:
    return small.right(add="import os\nos._exit(1)")


def killed_by_the_test(small) -> Submission:
    return small.right(double="import os\ndef double(n):\n    os._exit(1)")


def copied(small) -> Submission:
    nb = small.right()
    for name in ("add", "test-add", "setup"):
        place = small.index(nb, name)
        nb.cells.insert(place, copy.deepcopy(nb.cells[place]))
    return nb


def without_a_test(small) -> Submission:
    nb = small.right(double="def double(n):\n    return 2")
    del nb.cells[small.index(nb, "test-add")]
    return nb


def without_anything(small) -> Submission:
    return nbformat.v4.new_notebook()


def no_notebook(small) -> Submission:
    return b"<html>log in first</html>"


def printing(small) -> Submission:
    return small.right(double="while True:\n    print('again and again')")


def untouched(small) -> Submission:
    return small.released()


def syntax_error(small) -> Submission:
    return small.right(double="def double(n)\n    return n + n")


def noisy(small) -> Submission:
    text = "import sys\ndef double(n):\n    print(n, file=sys.stderr)\n    return 2"
    return small.right(double=text)


def exam_of_its_own(small) -> Submission:
    text = """class exam:
    score = "full"

    def __init__(self, *args, **kwargs): ...
    def __enter__(self): return self
    def __exit__(self, *args): return True
    check = hidden_check = lambda self, *args, **kwargs: self"""
    return small.right(double=text)


RIGHT_BUT_FOR_TWENTY_ONE = {
    "add": "async def add(a, b):\n    return a + b",
    "double": "def double(n):\n    return 0 if n == 21 else n + n",
    "say-why": "Because.",
}


def words(page: str) -> str:
    """The text of a page, without the tags that colour it."""
    return html.unescape(re.sub("<[^>]+>", "", page))


CASES: list[tuple[Callable[[object], Submission], float, float, str]] = [
    (hung, 3, 4, "still running after"),
    (killed, 0, 4, "the kernel ended"),
    (killed_by_the_test, 3, 0, "the kernel ended"),
    (copied, 3, 4, "second copy of the cell"),
    (without_a_test, 3, 1, "was missing; it was put back"),
    (without_anything, 0, 0, "was missing"),
    (no_notebook, 0, 0, "the file is a web page"),
    (printing, 3, 0, "MB of output"),
    (untouched, 0, 0, "write your answer here"),
    (syntax_error, 3, 0, "SyntaxError"),
    (exam_of_its_own, 3, 0, "No verdict, no points"),
    (noisy, 3, 1, "other numbers are doubled too"),
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "add", "double", "told"), CASES, ids=lambda x: getattr(x, "__name__", "")
)
def test_an_odd_submission_has_its_score_and_a_reason(
    small, make: Callable[[object], Submission], add: float, double: float, told: str
) -> None:
    small.course.config.Execute.timeout = 3
    small.submit("odd", make(small))
    before = small.path("submitted", "odd").read_bytes()
    small.grade("odd")
    assert small.scores("odd") == {"add": add, "double": double}
    assert told in small.feedback("odd")
    assert small.path("submitted", "odd").read_bytes() == before


@pytest.mark.slow
def test_a_class_with_bad_submissions_in_it_is_graded_to_its_end(small) -> None:
    small.course.config.Execute.timeout = 3
    bad = [copied, no_notebook, killed]
    for number, make in enumerate(bad):
        small.submit(f"bad-{number}", make(small))
        small.submit(f"good-{number}", small.right())
    small.grade()
    for number in range(len(bad)):
        assert small.scores(f"good-{number}") == {"add": 3, "double": 4}
        assert None not in small.scores(f"bad-{number}").values()


@pytest.mark.slow
def test_odd_folders_neither_stop_a_class_nor_are_they_left_out(small) -> None:
    odd = ("a-folder", "a-pipe", "nothing", "no-time")
    for name in odd:
        small.path("submitted", name).parent.mkdir(parents=True)
    small.path("submitted", "a-folder").mkdir()
    os.mkfifo(small.path("submitted", "a-pipe"))
    small.submit("no-time", small.right())
    small.path("submitted", "no-time").with_name("timestamp.txt").write_text("yesterday, I think")
    small.submit("zoe", small.right())
    small.grade()
    for name in odd[:3]:
        assert small.scores(name) == {"add": 0, "double": 0}
        assert "could not be graded" in small.feedback(name)
    assert small.scores("no-time") == small.scores("zoe") == {"add": 3, "double": 4}


def test_a_hidden_test_is_not_in_the_feedback(small) -> None:
    small.submit("ada", small.right(add="async def add(a, b):\n    return 3"))
    small.grade("ada")
    assert small.scores("ada") == {"add": 0, "double": 4}
    page = words(small.feedback("ada"))
    assert "assert await add(1, 2) == 3" in page
    assert "a hidden test failed" in page
    assert "forty-one" not in page
    assert "-1, 41" not in page
    assert "double(1) == 2" in page
    assert "double(21)" not in page


@pytest.mark.slow
def test_grading_again_changes_no_score_and_keeps_a_manual_one(small) -> None:
    small.submit("ada", small.right(double="def double(n):\n    return 2"))
    small.grade("ada")
    first = small.scores("ada")
    with small.course.gradebook() as gradebook:
        grade = gradebook.find_grade("say-why", small.unit, small.unit, "ada")
        grade.manual_score = 1.5
        gradebook.db.commit()
    small.grade("ada")
    assert small.scores("ada") == first == {"add": 3, "double": 1}
    with small.course.gradebook() as gradebook:
        grade = gradebook.find_grade("say-why", small.unit, small.unit, "ada")
        assert grade.manual_score == 1.5


@pytest.mark.slow
@pytest.mark.timeout(900)  # seconds; a dozen commands
def test_the_whole_way_of_a_class(small, command: Callable[..., str]) -> None:
    """From an instructor's folder to a student's and back, as nbgrader's documentation has it."""
    unit = small.unit
    shutil.copy(ROOT / "nbgrader_config.py", small.root)
    shutil.rmtree(small.root / "release")
    (small.root / "gradebook.db").unlink()
    desk = small.root.parent / "desk"
    desk.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", desk)
    (desk / "exchange").symlink_to(small.root / "exchange")

    def instructor(*words: str) -> str:
        # The environment's bin/ is not on the PATH.
        return command("nbgrader", *words, folder=small.root, PATH=os.defpath)

    def student(*words: str) -> str:
        home = str(desk / "home")
        return command(
            "nbgrader", *words, folder=desk, PATH=os.defpath, HOME=home, JUPYTER_DATA_DIR=home
        )

    instructor("generate_assignment", unit)
    instructor("release_assignment", unit)

    student("fetch_assignment", unit)
    path = desk / unit / f"{unit}.ipynb"
    nb = nbformat.read(path, 4)
    for name, text in RIGHT_BUT_FOR_TWENTY_ONE.items():
        small.cell(nb, name).source = text
    nbformat.write(nb, path)
    assert "Success! Your notebook passes all the tests." in student("validate", str(path))
    student("submit", unit)

    instructor("collect", unit)
    instructor("autograde", unit)
    instructor("generate_feedback", unit)
    instructor("release_feedback", unit)
    instructor("export", "--to", "grades.csv")
    exported = (small.root / "grades.csv").read_text().splitlines()[1]
    assert "4.0" in exported.split(","), exported

    student("fetch_feedback", unit)
    pages = list((desk / unit / "feedback").rglob("*.html"))
    assert [page.name for page in pages] == [f"{unit}.html"]
    page = words(pages[0].read_text())
    assert "other numbers are doubled too" in page
    assert "double(1)" in page
    assert "double(21)" not in page


@pytest.mark.slow
def test_the_looplab_command_grades_a_course_folder(small, monkeypatch, capfd) -> None:
    small.submit("ada", small.right())
    small.submit("bob", small.released())
    monkeypatch.chdir(small.root)
    assert main(["grade", small.unit]) == 0
    assert (small.scores("ada"), small.scores("bob")) == (
        {"add": 3, "double": 4},
        {"add": 0, "double": 0},
    )
    assert "2/2 " in capfd.readouterr().out
    assert small.path("feedback", "ada", "html").exists()
