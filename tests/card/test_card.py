"""What a report card shows: in a terminal, in a notebook, as a page."""

from __future__ import annotations

import json

import pytest

from looplab.card.card import Card
from looplab.card.page import whole_page
from looplab.diagnose.finding import finding
from looplab.exam.report import Report
from looplab.exam.result import CheckResult

WHY = finding("never-awaited", "`fetch` was called but never awaited.", "line 3")
CHECKS = (
    CheckResult("answers come back", 2.0, 2.0),
    CheckResult("each one is awaited", 4.0, 0.0, finding=WHY, hints=("Look.", "Await it.")),
)
CARD = Card(
    "77-<small>",
    "x.ipynb",
    0.0,
    (Report("fetch", 6.0, 2.0, checks=CHECKS), Report("say", 1.0, 0.0, note="NameError: <b>")),
    remarks=("The cell `fetch` was missing; it was put back.",),
    whole=True,
    ran="in a fresh process",
    lessons="../../notebooks",
)


def test_it_survives_the_way_to_the_notebook() -> None:
    assert Card.from_data(json.loads(json.dumps(CARD.to_data()))) == CARD


def test_the_text_says_points_reasons_hints_and_what_to_read_again() -> None:
    said = CARD.text()
    for part in (
        "77-<small>: 2 of 7 points",
        "fetch     2 of 6",
        "not yet  0/4  each one is awaited",
        "`fetch` was called but never awaited.",
        "- line 3",
        "NameError: <b>",
        "notebooks/01-asyncio-run.ipynb, “calling is not running”",
        "The cell `fetch` was missing",
    ):
        assert part in said, said
    assert "Look." not in said
    assert "Hint: Look." in CARD.text(hints=1)
    assert "Await it." in CARD.text(hints=2)
    assert max(map(len, said.splitlines())) <= 100


@pytest.mark.parametrize("page", [CARD.html(), whole_page(CARD)], ids=["cell", "page"])
def test_the_page_escapes_what_it_shows(page: str) -> None:
    assert "77-&lt;small&gt;" in page
    assert "<b>" not in page
    assert "<script" not in page


def test_a_cell_links_to_the_lesson_and_a_page_elsewhere_does_not() -> None:
    assert 'href="../../notebooks/01-asyncio-run.ipynb"' in CARD.html()
    assert "href" not in whole_page(CARD)
