from __future__ import annotations

import itertools

import pytest
from handmade_runs import ALL
from hypothesis import HealthCheck, given, settings
from random_runs import runs

from looplab.run import Run
from looplab.timeline.colours import LOOKS, TEXTS
from looplab.timeline.layout import card
from looplab.timeline.scene import Scene, Words
from looplab.timeline.versus import Comparison, stacked

SIZES = (5.0, 8.0, 11.0)
quickly = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def overlaps(scene: Scene) -> list[tuple[str, str]]:
    """Find pairs of labels whose ink would touch."""
    found = []
    for one, two in itertools.combinations(scene.words, 2):
        a, b = one.bounds, two.bounds
        if min(a[2], b[2]) - max(a[0], b[0]) > 0.3 and min(a[3], b[3]) - max(a[1], b[1]) > 0.3:
            found.append((one.text, two.text))
    return found


def outside(scene: Scene) -> list[Words]:
    """Find labels that the card's edge would cut."""
    return [
        words
        for words in scene.words
        if words.bounds[0] < 4
        or words.bounds[2] > scene.width - 4
        or words.bounds[1] < 2
        or words.bounds[3] > scene.height - 2
    ]


def flaws(scene: Scene) -> list[object]:
    return [*overlaps(scene), *outside(scene)]


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("name", ALL)
def test_no_label_overlaps_another_or_the_edge(name: str, width: float) -> None:
    assert flaws(card(ALL[name](), width=width)) == []


@pytest.mark.parametrize("name", ALL)
def test_nor_in_a_comparison(name: str) -> None:
    assert flaws(stacked(Comparison(ALL["gathered"](), ALL[name]()), 8.0)) == []


@quickly
@given(runs())
def test_nor_in_a_run_of_any_kind(run: Run) -> None:
    assert flaws(card(run)) == []


@quickly
@given(runs(most=8), runs(most=8))
def test_nor_in_a_comparison_of_any_kind(one: Run, two: Run) -> None:
    assert flaws(stacked(Comparison(one, two), 8.0)) == []


@quickly
@given(runs())
def test_every_bar_lies_on_the_card(run: Run) -> None:
    scene = card(run)
    for box in scene.boxes:
        assert 0 <= box.x and box.x + box.w <= scene.width + 0.01, box
        assert 0 <= box.y and box.y + box.h <= scene.height + 0.01, box
        assert box.w >= 0 and box.h >= 0, box


def test_every_style_is_known() -> None:
    for make in ALL.values():
        scene = card(make())
        assert {box.style for box in scene.boxes} <= LOOKS.keys()
        assert {stroke.style for stroke in scene.strokes} <= LOOKS.keys()
        assert {words.style for words in scene.words} <= TEXTS.keys()
