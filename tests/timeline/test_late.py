"""Who could not run because somebody held the loop is shown as late, not as asleep."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade_runs import span
from test_golden import run_of

from looplab.run import Run, Span, TaskSpan, ThreadSpan
from looplab.timeline import svg, table
from looplab.timeline.late import as_shown, with_late_sleeps
from looplab.timeline.sums import sum_and_took


def held(slept: Span, *, start: float = 1.0, end: float = 3.0, loop: int = 0) -> tuple[Span, ...]:
    """Give the spans of a task that slept while another one held the loop."""
    block = span("blocking", start, end, 5, 6, "time.sleep")
    tasks = (TaskSpan(0, "a()", "a", spans=(slept,)), TaskSpan(1, "b()", "b", loop, spans=(block,)))
    return with_late_sleeps(Run(4.0, tasks=tasks)).tasks[0].spans


def test_an_overslept_sleep_is_split_where_it_was_over() -> None:
    wait, late = held(span("waiting", 0.0, 3.0, 1, 7, "sleep(2)"))
    assert (wait.activity, wait.start, wait.end) == ("waiting", 0.0, 2.0)
    assert (late.activity, late.start, late.end) == ("ready", 2.0, 3.0)
    assert wait.step < wait.end_step == late.step < late.end_step == 7


@pytest.mark.parametrize(
    "slept",
    [
        span("waiting", 0.0, 3.0, 1, 7, "sleep(3)"),  # woke in time
        span("waiting", 0.0, 3.0, 1, 7, "Event.wait()"),  # nobody knows when it was due
        span("waiting", 0.0, 3.0, 1, 7, "sleep(<Delay>)"),
        span("waiting", 0.0, 3.0, 1, 7, "sleep(0.5)"),  # was over before the loop was held
        span("waiting", 0.0, 0.9, 1, 3, "sleep(2)"),  # was cancelled
    ],
)
def test_any_other_wait_is_left_as_it_is(slept: Span) -> None:
    assert held(slept) == (slept,)


def test_another_loop_holds_nobody_up() -> None:
    slept = span("waiting", 0.0, 3.0, 1, 7, "sleep(2)")
    assert held(slept, loop=1) == (slept,)


def test_picture_table_and_sum_count_the_sleep_and_not_the_delay() -> None:
    run = run_of("blocked")
    assert "0.5-1 waits for sleep(0.5); 1-2.3 ready; 2.3-2.8 waits" in table(run)
    assert "heartbeat(5) ran 1.3 s late." in svg(run)
    assert sum_and_took(as_shown(run)) == (pytest.approx(5.2), 3.8)


def test_a_job_waits_for_a_thread_and_that_is_no_work() -> None:
    run = run_of("threads")
    assert "0-1 ready, no thread is free; 1-2.5 waits" in table(run)
    assert sum_and_took(as_shown(run)) == (8.0, 3.0)


def test_a_thread_that_takes_a_moment_to_begin_waits_for_no_other() -> None:
    began = span("ready", 0.0, 0.01, 1, 2)
    thread = ThreadSpan(0, "keeper()", spans=(began, span("running", 0.01, 0.4, 2, 3)))
    run = Run(0.4, threads=(thread,), virtual=False)
    assert as_shown(run).threads == run.threads
    assert "free" in as_shown(replace(run, virtual=True)).threads[0].spans[0].on
