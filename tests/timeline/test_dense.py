from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from random_runs import runs

from looplab.run import Run, Span
from looplab.timeline.dense import bars_of
from looplab.timeline.scale import Scale


def poller(times: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    for i in range(times):
        spans.append(Span("running", i, i, step=2 * i, end_step=2 * i + 1))
        spans.append(Span("waiting", i, i + 1, "sleep(1)", step=2 * i + 1, end_step=2 * i + 2))
    return tuple(spans)


def to_100(times: int):  # type: ignore[no-untyped-def]
    return lambda time, step: 100.0 * time / times


def test_few_slices_have_a_width_that_can_be_seen() -> None:
    bars = bars_of(poller(5), to_100(5), 2.4, 0.0)
    assert [bar.look for bar in bars] == ["running", "waiting"] * 5
    assert min(bar.right - bar.left for bar in bars) >= 2.4 - 1e-9


def test_a_poller_does_not_look_as_if_it_ran_all_along() -> None:
    bars = bars_of(poller(30_000), to_100(30_000), 2.4, 0.0)
    assert [(bar.look, bar.span.on) for bar in bars] == [("waiting", "sleep(1)")]
    assert bars[0].count == 30_000


def test_a_long_wait_among_many_short_ones_stays_a_bar_of_its_own() -> None:
    spans = (*poller(500), Span("waiting", 500, 1000, "connect()", step=1000, end_step=1001))
    bars = bars_of(spans, to_100(1000), 2.4, 0.0)
    assert [bar.span.on for bar in bars] == ["sleep(1)", "connect()"]


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(runs())
def test_bars_lie_within_the_plot_in_order(run: Run) -> None:
    scale = Scale([run], 100, 500)
    for task in run.tasks:
        bars = bars_of(task.spans, scale.x, 2.4, 100)
        assert all(bar.left >= 100 and bar.right <= 503 for bar in bars)
        for before, after in pairwise(bars):
            assert after.left >= before.left - 2.4  # a slice with the least width may lean over
