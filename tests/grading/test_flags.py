"""What a person should look at: found in tricks, and in no honest answer."""

from __future__ import annotations

import re

import nbformat
import pytest

from looplab.grading.course import ROOT
from looplab.grading.flags import flags
from looplab.grading.insight import page
from looplab.grading.results import Graded

COURSE = ROOT / "tests" / "course"
SECTION = re.compile(r"^# %% *(.+?) *$", re.MULTILINE)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("from gc import get_objects", "`gc`"),
        ("import ctypes.util", "`ctypes`"),
        ("import sys\nsys._getframe(1)", "frames"),
        ("from sys import settrace", "settrace"),
        ("e.__traceback__.tb_frame.f_back", "frames"),
        ("get_ipython().ast_transformers.append(1)", "IPython"),
        ("%time shell.set_custom_exc((Exception,), print)", "IPython"),
        ("x = In[-1]", "inputs"),
        ("open('../../../source/01/a')", "source/"),
        ("open('/proc/self/mem')", "/proc"),
        ("sqlite3.connect('../gradebook.db')", "gradebook"),
        ("import os\nos.kill(os.getppid(), 9)", "getppid"),
        ("import builtins\nbuiltins.max = 1", "builtins"),
        ("asyncio.sleep = fake", "replaces something in `asyncio`"),
        ("setattr(loop, '_now', 3)", "replaces something in `loop`"),
        ("sys.modules['looplab'] = fake", "sys.modules"),
        ("import looplab.exam.session", "looplab.exam.session"),
        ("class A:\n    def __eq__(self, other):\n        return True", "__eq__"),
        ("import gc\ndef f(:", "`gc`"),
        ("x = f'application/{kind}/vnd.looplab'", "report of its own"),
    ],
)
def test_a_trick_is_noticed(source: str, said: str) -> None:
    assert said in " ".join(flags(source))


@pytest.mark.parametrize("source", ["", "def f(:", "x = 1\0", "(" * 5_000, "%time\nx = 1"])
def test_other_texts_are_left_alone(source: str) -> None:
    assert flags(source) == []


def test_no_honest_answer_is_noticed() -> None:
    noticed = {}
    for path in [*COURSE.glob("*/*/right_*.py"), *COURSE.glob("*/*/wrong_*.py")]:
        for text in SECTION.split(path.read_text("utf-8"))[2::2]:
            if found := flags(text):
                noticed[str(path.relative_to(COURSE))] = found
    for path in ROOT.glob("source/*/*.ipynb"):
        for cell in nbformat.read(path, 4).cells:
            if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution"):
                if found := flags(cell.source):
                    noticed[f"{path.stem}, {cell.id}"] = found
    assert noticed == {}


def test_no_learner_of_the_sample_class_is_noticed() -> None:
    noticed = {}
    for path in COURSE.glob("*/class/*.py"):
        for text in SECTION.split(path.read_text("utf-8"))[2::2]:
            if found := flags(text):
                noticed[str(path.relative_to(COURSE))] = found
    assert noticed == {}


def test_the_instructors_page_says_so_and_that_nothing_was_taken_off() -> None:
    html = page("77-small", [Graded("ada", (), flags=("The cell `double` looks at <frames>.",))])
    assert "double</code> looks at &lt;frames&gt;." in html
    assert "No points were taken off" in html
    assert "No points were taken off" not in page("77-small", [Graded("ada", ())])


def test_the_instructor_learns_in_which_sandbox_a_class_was_graded() -> None:
    best = [Graded("ada", (), sandbox="bubblewrap"), Graded("bob", (), sandbox="bubblewrap")]
    assert "Graded in: bubblewrap (2)." in page("77-small", best)
    assert "looplab doctor" not in page("77-small", best)
    html = page("77-small", [*best, Graded("cleo", (), sandbox="rlimits")])
    assert "Graded in: bubblewrap (2), rlimits (1)." in html
    assert "nothing better than limits of resources alone for 1 of them" in html
    assert "looplab doctor" in html
