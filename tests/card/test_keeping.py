"""The file with the best scores: the learner's own, whatever is done to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from looplab.card import keeping
from looplab.card.card import Card
from looplab.exam.report import Report
from looplab.exam.result import CheckResult

UNIT = "77-small"
PASSED = (CheckResult("it works", 4.0, 4.0),)


def card(score: float, *, whole: bool = True) -> Card:
    return Card(UNIT, "x.ipynb", 0.0, (Report("double", 4.0, score, checks=PASSED),), whole=whole)


def best() -> tuple[float, bool]:
    kept = keeping.read().bests[UNIT]["double"]
    return kept.score, kept.whole


@pytest.mark.parametrize(
    ("cards", "kept"),
    [
        ([card(1), card(3), card(2)], (3.0, True)),
        ([card(4, whole=False), card(2)], (2.0, True)),  # all checks say more than the visible
        ([card(2), card(4, whole=False)], (2.0, True)),
        ([card(2, whole=False), card(3, whole=False)], (3.0, False)),
    ],
)
def test_the_best_score_is_kept(cards: list[Card], kept: tuple[float, bool]) -> None:
    assert [keeping.keep(one) for one in cards] == [""] * len(cards)
    assert best() == kept


def test_an_untouched_exercise_is_not_kept(own: Path) -> None:
    keeping.keep(Card(UNIT, "x.ipynb", 0.0, (Report("double", 4.0, 0.0),)))
    assert keeping.read().bests == {}
    assert json.loads((own / "progress.json").read_text())["about"].startswith("Your best scores")


def test_a_person_can_read_it_and_other_units_stay(own: Path) -> None:
    keeping.keep(card(3))
    keeping.keep(Card("78-other", "y.ipynb", 0.0, (Report("sum", 2.0, 2.0, checks=PASSED),)))
    units = json.loads((own / "progress.json").read_text())["units"]
    said = {key: units[UNIT]["double"][key] for key in ("score", "of", "checks")}
    assert said == {"score": 3.0, "of": 4.0, "checks": "all"}
    assert list(units) == [UNIT, "78-other"]
    assert [path.name for path in own.iterdir()] == ["progress.json"]


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"units": 3}', "\udcff"])
def test_a_broken_file_is_put_aside_and_said(own: Path, text: str) -> None:
    own.mkdir()
    (own / "progress.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert keeping.read().score == 0
    assert "progress-broken.json" in keeping.keep(card(3))
    assert (own / "progress-broken.json").exists()
    assert best() == (3.0, True)


def test_what_a_person_wrote_into_it_is_taken_as_far_as_it_makes_sense(own: Path) -> None:
    own.mkdir()
    odd = {"a": 1, "b": {"score": "x", "of": 2}, "c": {"score": 9, "of": 2}, "d": {"score": True}}
    text = json.dumps({"units": {UNIT: odd, "78-other": [], "79": {"e": {"score": -1, "of": 1}}}})
    (own / "progress.json").write_text(text)
    kept = keeping.read().bests
    assert {unit: {name: one.score for name, one in bests.items()} for unit, bests in kept.items()}
    assert kept.keys() == {UNIT}
    assert kept[UNIT].keys() == {"c"}
    assert kept[UNIT]["c"].score == 2


def test_where_nothing_can_be_written_the_card_says_so(own: Path) -> None:
    own.write_text("a file in the folder's place")
    assert "could not be kept" in keeping.keep(card(3))


def test_its_picture_says_the_same_as_its_table(course: Path, monkeypatch) -> None:
    monkeypatch.chdir(course)
    keeping.keep(card(3))
    progress = keeping.read()
    assert progress.sentence == "3 of 6 points; 1 of 2 exercises were graded."
    shown = progress._repr_mimebundle_()
    assert "double                   3 of 4" in shown["text/plain"]
    assert f'aria-label="{progress.sentence}"' in shown["text/html"]
    assert shown["text/html"] == progress.html()
