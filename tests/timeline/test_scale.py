from __future__ import annotations

import pytest
from handmade_runs import ALL, crowd, turns
from hypothesis import HealthCheck, given, settings
from random_runs import runs

from looplab.run import Run
from looplab.timeline.lanes import MOST, lanes
from looplab.timeline.scale import Scale, last_moment, nice, seconds, spans_of


@pytest.mark.parametrize("name", ALL)
def test_slices_of_one_moment_stand_in_the_order_in_which_they_ran(name: str) -> None:
    run = ALL[name]()
    scale = Scale([run], 100, 500)
    slices = [s for s in spans_of(run) if s.activity == "running" and s.length == 0]
    slices.sort(key=lambda s: (s.start, s.end_step))
    places = [scale.x(s.end, s.end_step) for s in slices]
    assert places == sorted(places)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(runs())
def test_later_is_never_further_left(run: Run) -> None:
    scale = Scale([run], 100, 500)
    times = sorted({t for s in spans_of(run) for t in (s.start, s.end)} | {0.0, last_moment(run)})
    places = [x for time in times for x in (scale.x(time), scale.after(time))]
    assert places == sorted(places)
    assert places[0] >= 100 and places[-1] <= 500.001


def test_a_run_in_no_time_is_drawn_step_by_step() -> None:
    scale = Scale([turns()], 100, 500)
    first, last = turns().tasks[0].spans[0], turns().tasks[0].spans[-1]
    assert scale.x(0.0, last.end_step) - scale.x(0.0, first.end_step) > 200


@pytest.mark.parametrize(
    ("end", "times"),
    [
        (1.0, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (15.9, [0, 5, 10, 15, 15.9]),
        (3600.0, [0, 1000, 2000, 3000, 3600]),
        (0.003, [0, 0.0005, 0.001, 0.0015, 0.002, 0.0025, 0.003]),
    ],
)
def test_ticks_are_round_and_end_at_the_end(end: float, times: list[float]) -> None:
    assert nice(end) == pytest.approx(times)


def test_seconds_have_no_needless_digits() -> None:
    shown = [seconds(t) for t in (0.0, 1.0, 0.1 + 0.2, 1 / 3, 0.00042, 86400.0, 100.0)]
    assert shown == ["0", "1", "0.3", "0.333", "0.00042", "86400", "100"]


def test_few_lanes_are_drawn_one_by_one_and_many_by_kind() -> None:
    assert all(not lane.crowd for lane in lanes(crowd(12)))
    assert [lane.label for lane in lanes(crowd(180))] == ["main()", "fetch × 180"]


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(runs(most=40))
def test_every_task_and_thread_has_exactly_one_lane(run: Run) -> None:
    rows = lanes(run)
    placed = [job for lane in rows for job in lane.members]
    assert len(placed) == len(run.tasks) + len(run.threads)
    assert sum(1 for lane in rows if lane.loop is None) <= MOST + 1
