"""The checks in a notebook, graded where no graders are installed."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell

from looplab.card import visible as module
from looplab.card.card import Card
from looplab.card.place import place
from looplab.card.visible import visible


@pytest.fixture
def grade(save):
    def run(nb) -> Card:
        return visible(place(str(save(nb))))

    return run


def scores(card: Card) -> dict[str, float]:
    return {report.title: report.score for report in card.reports}


def test_a_right_answer_has_all_the_points(grade, small) -> None:
    card = grade(small())
    assert scores(card) == {"double": 4.0, "zero": 2.0}
    assert not card.whole
    assert "at grading more is checked" in card.state


def test_a_wrong_answer_is_told_why(grade, small) -> None:
    card = grade(small("def double(n):\n    return 3"))
    assert scores(card) == {"double": 0.0, "zero": 0.0}
    assert card.reports[0].checks[0].finding is not None
    assert card.reports[1].note.startswith("AssertionError")


def test_what_hangs_or_ends_its_process_is_lost_alone(grade, small, monkeypatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 2)
    nb = small()
    forever = "import asyncio\nprint('y' * 99)\nawait asyncio.Event().wait()"
    nb.cells[2:2] = [new_code_cell(forever), new_code_cell("import os\nos._exit(3)")]
    card = grade(nb)
    assert scores(card) == {"double": 4.0, "zero": 2.0}
    assert card.remarks == (
        "A cell of your own was stopped: still running after 2 seconds.",
        "A cell of your own ended its process, as os._exit does, or when memory runs out.",
    )


def test_a_deleted_test_cell_is_missed(grade, small) -> None:
    nb = small()
    del nb.cells[2]
    card = grade(nb)
    assert scores(card) == {"double": 0.0, "zero": 2.0}
    assert next(one for one in card.reports if one.title == "double").note.startswith("Its test")


def test_a_cell_that_grades_the_notebook_does_not_begin_again(grade, small) -> None:
    nb = small()
    last = "import looplab\nif looplab.grade_notebook() is not None:\n    del double"
    nb.cells.insert(2, new_code_cell(last))
    assert scores(grade(nb)) == {"double": 4.0, "zero": 2.0}
