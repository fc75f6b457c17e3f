"""Which notebook somebody means, and a kind sentence when it is none that can be graded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from looplab.card.notice import Trouble
from looplab.card.place import exercises, place

UNIT = "77-small"


@pytest.fixture(autouse=True)
def here(course: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(course)
    return course


@pytest.mark.parametrize("name", [f"release/{UNIT}/{UNIT}.ipynb", f"release/{UNIT}"])
def test_a_file_and_its_folder_mean_the_same(name: str) -> None:
    where = place(name)
    assert (where.path.name, where.unit) == (f"{UNIT}.ipynb", UNIT)


def test_a_renamed_notebook_is_known_by_its_cells(save, small, course: Path) -> None:
    where = place(str(save(small(), "my copy (2).ipynb")))
    assert (where.unit, where.course, where.source) == (UNIT, course, None)


def test_an_assignment_that_is_not_known_goes_by_its_files_name(save, small) -> None:
    nb = small()
    for cell in nb.cells:
        cell.metadata.nbgrader.grade_id += "-of-another-course"
    assert place(str(save(nb, "other.ipynb"))).unit == "other"


def test_the_points_of_the_exercises_are_those_of_the_release(course: Path) -> None:
    assert exercises(course) == {UNIT: {"double": 4.0, "zero": 2.0}}


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nowhere.ipynb", "There is no nowhere.ipynb here"),
        (f"release/{UNIT}/77-smal.ipynb", f"Did you mean release/{UNIT}/{UNIT}.ipynb?"),
        ("77-smalll", f"Did you mean release/{UNIT}/{UNIT}.ipynb?"),
        ("release", "There is no notebook in the folder release"),
        (f"notebooks/{UNIT}.ipynb", f"the exercises are in release/{UNIT}/{UNIT}.ipynb"),
        ("x" * 300, "There is no xxx"),
        ("~nobody-of-this-name/x.ipynb", "There is no ~nobody-of-this-name/x.ipynb here"),
        ("loop.ipynb", "There is no loop.ipynb here"),
        ("empty.ipynb", "empty.ipynb is not a notebook that can be read"),
        ("page.ipynb", "page.ipynb is not a notebook that can be read"),
        ("list.ipynb", "list.ipynb is not a notebook that can be read"),
    ],
)
def test_what_cannot_be_graded_is_told_kindly(course: Path, name: str, says: str) -> None:
    (course / "empty.ipynb").touch()
    (course / "loop.ipynb").symlink_to("loop.ipynb")
    (course / "page.ipynb").write_text("<html>")
    (course / "list.ipynb").write_text('{"cells": {"a": 1}}')
    with pytest.raises(Trouble, match=re.escape(says)):
        place(name)


def test_a_units_name_means_its_student_version() -> None:
    assert place(UNIT).path.resolve() == Path(f"release/{UNIT}/{UNIT}.ipynb").resolve()
