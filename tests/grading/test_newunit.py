"""A new unit is an assignment that works: full marks for its solution, none for its release."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest

from looplab.cli import main
from looplab.grading.canonical import canonical_text
from looplab.grading.demo import lay_out
from looplab.grading.newunit import UnitError, begin
from looplab.grading.results import read_graded

UNIT = "09-queues"

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_its_solution_has_full_marks_and_its_release_none(tmp_path: Path) -> None:
    notebook = begin(tmp_path / "draft", UNIT)
    assert notebook.read_text("utf-8") == canonical_text(notebook.read_text("utf-8"))
    course = lay_out(tmp_path / "course", [UNIT], tmp_path / "draft" / "source")
    release = course.root / "release" / UNIT / notebook.name
    for student, work in (("solved", notebook), ("untouched", release)):
        place = course.root / "submitted" / student / UNIT
        place.mkdir(parents=True)
        shutil.copy(work, place)
    course.autograde(UNIT)
    scores = {one.student: (one.score, one.points) for one in read_graded(course, UNIT)}
    assert scores == {"solved": (4.0, 4.0), "untouched": (0.0, 4.0)}


def test_it_is_named_after_its_unit(tmp_path: Path) -> None:
    cells = nbformat.read(begin(tmp_path, UNIT), 4).cells
    assert cells[0].source.startswith(f"# {UNIT}: exercises\n")


def test_nothing_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new-unit", UNIT]) == 0
    assert capsys.readouterr().out.startswith(f"source/{UNIT}/{UNIT}.ipynb: ")
    assert main(["new-unit", UNIT]) == 1
    assert "already" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["queues", "9-queues", "09_queues", "09-Queues", "../09-queues"])
def test_another_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnitError, match="two digits and lowercase words"):
        begin(tmp_path, name)
    assert not list(tmp_path.iterdir())
