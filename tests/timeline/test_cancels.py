"""A cancel is drawn from who was behind it, once for all that it reached."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade_runs import ALL
from test_golden import run_of

from looplab.run import Run
from looplab.timeline.cancels import Wave, plan_cancels
from looplab.timeline.lanes import lanes
from looplab.timeline.late import as_shown
from looplab.timeline.layout import card
from looplab.timeline.picture import Notes, Picture, Row
from looplab.timeline.scale import Scale
from looplab.timeline.scene import Scene
from looplab.timeline.words import sentence


def planned(run: Run) -> list[tuple[str, bool, int]]:
    """Give (label of the lane that a wave comes from, timeout, number of targets) for each."""
    scene = Scene(width=576)
    picture = Picture(run, scene, Scale([run], 100, 500), 0, 14, 560, Notes(), set())
    picture.rows += [Row(lane, 20.0 * i, 20.0) for i, lane in enumerate(lanes(run))]

    def source(wave: Wave) -> str:
        return picture.rows[wave.source[0]].lane.label if wave.source else ""

    return [(source(wave), wave.timeout, len(wave.targets)) for wave in plan_cancels(picture)]


def test_all_that_a_failed_child_cancelled_is_one_wave() -> None:
    assert planned(run_of("cancel_wave")) == [("copy('c', 1)", False, 5)]


def test_a_timeout_has_a_clock_and_hands_the_cancel_on() -> None:
    assert planned(run_of("timeout")) == [("", True, 1), ("timeout()", False, 2)]


def test_many_of_a_kind_get_no_hedge_of_arrows() -> None:
    assert planned(run_of("many_cancelled")) == [("copy × 50", False, 41)]
    heads = [one for one in card(run_of("many_cancelled")).strokes if one.style == "cancelhead"]
    assert len(heads) == 4  # up to the parent, to both ends of the crowd, and in the legend


@pytest.mark.parametrize("name", ["cancel_wave", "deadlock", "many_cancelled"])
def test_a_record_without_numbers_finds_the_author_by_label(name: str) -> None:
    run = run_of(name)
    tasks = tuple(
        replace(t, cancels=tuple(replace(c, by_task=None) for c in t.cancels)) for t in run.tasks
    )
    assert [each[1:] for each in planned(replace(run, tasks=tasks))] == [
        each[1:] for each in planned(run)
    ]


def test_words_say_it_too() -> None:
    said = sentence(as_shown(run_of("timeout")))
    assert "At 1 s the time of timeout() was up." in said
    assert "At 1 s timeout() brought a cancel to fetch('b', 2), fetch('c', 3)." in said


def test_who_holds_the_lock_of_a_deadlock_is_pointed_at() -> None:
    scene = card(as_shown(run_of("deadlock")))
    lines = [one for one in scene.strokes if one.style == "holds"]
    assert len(lines) == 3  # there, back, and in the legend
    ways = [line.points[1][1] - line.points[0][1] for line in lines[:2]]
    assert min(ways) < 0 < max(ways)
    assert not [one for one in card(ALL["deadlock"]()).strokes if one.style == "holds"]
