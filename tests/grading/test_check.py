"""`looplab check`: a learner's own notebook, graded like a submission, with nothing else needed."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from looplab.card.card import Card
from looplab.card.place import place
from looplab.cli import main
from looplab.grading.check import check, expected_of

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

HUNG = "import asyncio\nawait asyncio.Event().wait()"


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The learner's own folder, in the place of the one at home."""
    monkeypatch.setenv("LOOPLAB_PROGRESS", str(tmp_path / "own"))
    return tmp_path / "own"


@pytest.fixture
def grade(small) -> Callable[[NotebookNode | bytes], Card]:
    """Save a notebook as a learner has it, and grade it in this process."""
    config = small.root / "nbgrader_config.py"
    text = Path(__file__).parents[2].joinpath("nbgrader_config.py").read_text("utf-8")
    config.write_text(text + "c.Execute.timeout = 3\n", "utf-8")

    def run(nb: NotebookNode | bytes) -> Card:
        path = small.root / "work" / small.unit / f"{small.unit}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(nb if isinstance(nb, bytes) else nbformat.v4.writes(nb).encode())
        where = place(str(path))
        return check(where, where.source)

    return run


def scores(card: Card) -> dict[str, float]:
    return {report.title: report.score for report in card.reports}


def test_the_released_cells_are_those_that_the_gradebook_has(small) -> None:
    source = small.root / "source" / small.unit / f"{small.unit}.ipynb"
    assert expected_of(source, small.course.config) == small.expected()


def test_it_gives_what_nbgrader_gives_to_the_same_submission(grade, small) -> None:
    nb = small.right(add=f"async def add(a, b):\n    return a + b\n{HUNG}")
    place = small.index(nb, "double")
    nb.cells.insert(place, copy.deepcopy(nb.cells[place]))
    del nb.cells[small.index(nb, "test-add")]
    card = grade(nb)
    small.course.config.Execute.timeout = 3
    small.submit("ada", nb)
    small.grade("ada")
    assert scores(card) == small.scores("ada") == {"add": 3, "double": 4}
    said = "\n".join(card.remarks)
    assert "`add`: Stopped: still running after 3 seconds" in said
    assert "The cell `test-add` was missing; it was put back." in said
    assert "`say-why` (2 points) is for a person to read." in said


def test_hidden_checks_run_and_show_none_of_their_text(grade, small) -> None:
    card = grade(
        small.right(
            add="async def add(a, b):\n    return 3", double="def double(n):\n    return n + 1"
        )
    )
    assert scores(card) == {"add": 0, "double": 1}
    assert [one.status for one in card.reports[1].checks] == ["passed", "not yet"]
    assert card.whole
    card = replace(card, saved=0.0)  # the time of day may have 41 in it
    everything = card.text(hints=3) + card.html()
    assert "minus one" not in everything
    assert "41" not in everything


def test_nothing_is_written_beside_the_notebook_nor_in_the_course(grade, small, own) -> None:
    nb = small.right(add="open('spoor.txt', 'w').close()\nasync def add(a, b):\n    return a + b")
    grade(nb)
    before = {path: path.stat().st_mtime_ns for path in small.root.rglob("*")}
    assert scores(grade(nb)) == {"add": 3, "double": 4}
    after = {path: path.stat().st_mtime_ns for path in small.root.rglob("*")}
    notebook = small.root / "work" / small.unit / f"{small.unit}.ipynb"
    assert {path for path in after if after[path] != before.get(path)} <= {notebook}


def test_without_a_sandbox_the_visible_checks_are_run_and_it_says_so(
    grade, small, monkeypatch
) -> None:
    def refused(*_: object) -> str:
        raise RuntimeError("this machine has none")

    monkeypatch.setattr("looplab.grading.check._run", refused)
    card = grade(small.right())
    assert not card.whole
    assert card.remarks == ("The hidden checks could not be run here: this machine has none",)


class TestTheCommand:
    @pytest.fixture
    def saved(self, small) -> Path:
        path = small.root / "mine.ipynb"
        nbformat.write(small.right(double="def double(n):\n    return n + 1"), path)
        return path

    def test_it_prints_a_card_and_keeps_page_and_progress(
        self, saved: Path, own: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", str(saved)]) == 0
        said, trouble = capsys.readouterr()
        assert said.startswith("77-small: 4 of 7 points")
        assert (own / "77-small.html").as_uri() in said
        assert not trouble
        kept = json.loads((own / "progress.json").read_text())["units"]["77-small"]["double"]
        assert (kept["score"], kept["checks"]) == (1.0, "all")
        assert main(["progress"]) == 0
        assert "1 of 4" in capsys.readouterr().out

    def test_it_says_in_a_sentence_what_cannot_be_graded(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", str(tmp_path / "nowhere.ipynb")]) == 1
        assert "There is no " in capsys.readouterr().err
        assert main(["check", "--json", str(tmp_path)]) == 1
        assert "no notebook in the folder" in json.loads(capsys.readouterr().out)["trouble"]

    def test_a_course_that_cannot_be_written_is_no_hindrance(
        self, saved: Path, own: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        own.write_text("a file in the folder's place")
        assert main(["check", str(saved)]) == 0
        said = capsys.readouterr().out
        assert "could not be kept" in said
        assert "file://" not in said


def test_the_thread_that_starts_the_worker_leaves_nbgrader_to_the_other_one() -> None:
    """Its modules import one another in a ring, and two threads in a ring get half a module."""
    asked = "import sys, looplab.grading.forked; sys.exit('nbgrader' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked]).returncode == 0
