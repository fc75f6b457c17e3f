from __future__ import annotations

from handmade_runs import crowd, gathered

from looplab.run import Run
from looplab.timeline import svg


def cpu_seconds(run: Run) -> float:
    import time

    svg(run)  # imports and fonts
    best = 9.0
    for _ in range(3):
        began = time.process_time()
        svg(run)
        best = min(best, time.process_time() - began)
    return best


def test_twelve_lanes_are_drawn_in_less_than_0_4_s() -> None:
    assert cpu_seconds(gathered({f"page-{i}": 0.5 + i / 7 for i in range(11)})) < 0.4


def test_two_hundred_lanes_are_drawn_in_less_than_1_5_s() -> None:
    assert cpu_seconds(crowd(200)) < 1.5
