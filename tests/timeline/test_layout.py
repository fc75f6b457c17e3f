from __future__ import annotations

import io
import itertools

import pytest
from handmade_runs import ALL
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_svg import RendererSVG
from random_runs import runs

from looplab.run import Run
from looplab.timeline.colours import LOOKS, TEXTS
from looplab.timeline.late import as_shown
from looplab.timeline.layout import card
from looplab.timeline.paint import paint
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


def covered(scene: Scene) -> list[tuple[str, str]]:
    """Find labels that a mark, or the line of a cancel or of a lock, lies on."""
    marks = [
        (box.style, box.x, box.y, box.x + box.w, box.y + box.h)
        for box in scene.boxes
        if box.style in ("done", "failed", "cancelled", "pending", "timeout")
    ]
    for stroke in scene.strokes:
        if stroke.style in ("cancel", "holds"):
            xs, ys = zip(*stroke.points, strict=True)
            marks.append((stroke.style, min(xs) - 0.5, min(ys), max(xs) + 0.5, max(ys)))
    found = []
    for words in scene.words:
        if words.style in ("badge", "late", "blocking") or words.text == "left open":
            continue  # on a plate of its own; a loop's heading, which no other loop reaches through
        a = words.bounds
        for style, left, top, right, bottom in marks:
            if min(a[2], right) - max(a[0], left) > 0.3 and min(a[3], bottom) - max(a[1], top) > 1:
                found.append((words.text, style))
    return found


def flaws(scene: Scene) -> list[object]:
    return [*overlaps(scene), *outside(scene), *covered(scene)]


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("name", ALL)
def test_no_label_overlaps_another_or_the_edge(name: str, width: float) -> None:
    assert flaws(card(ALL[name](), width=width)) == []


@pytest.mark.parametrize("name", ALL)
def test_nor_in_a_comparison(name: str) -> None:
    assert flaws(stacked(Comparison(ALL["gathered"](), ALL[name]()), 8.0)) == []


@quickly
@given(runs(most=12), st.sampled_from((4.0, *SIZES)))
def test_nor_in_a_run_of_any_kind(run: Run, width: float) -> None:
    assert flaws(card(as_shown(run), width=width)) == []


@quickly
@given(runs(most=40))
def test_nor_in_a_crowded_one(run: Run) -> None:
    assert flaws(card(as_shown(run))) == []


@quickly
@given(runs(most=8), runs(most=8), st.sampled_from((4.0, *SIZES)))
def test_nor_in_a_comparison_of_any_kind(one: Run, two: Run, width: float) -> None:
    assert flaws(stacked(Comparison(one, two), width)) == []


@settings(quickly, max_examples=10)
@given(runs(most=12))
def test_labels_are_painted_where_the_layout_has_them(run: Run) -> None:
    scene = card(as_shown(run))
    figure = paint(scene)
    figure.set_dpi(72)
    renderer = RendererSVG(scene.width, scene.height, io.StringIO())
    painted = figure.axes[0].texts
    assert [text.get_text() for text in painted] == [words.text for words in scene.words]
    for words, text in zip(scene.words, painted, strict=True):
        box, (left, _, right, _) = text.get_window_extent(renderer), words.bounds
        assert (box.x0, box.x1) == (pytest.approx(left, abs=0.5), pytest.approx(right, abs=0.5))
        assert 0 <= box.y0 and box.y1 <= scene.height


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
