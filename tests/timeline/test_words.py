from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from handmade_runs import ALL, blocked, crowd, deadlock, gathered, one_by_one, threads
from hypothesis import HealthCheck, given, settings
from random_runs import runs

from looplab import simulate
from looplab.run import Line, Run, Span, TaskSpan
from looplab.timeline import compare, table
from looplab.timeline.bars import shorter, wordings
from looplab.timeline.dense import Bar
from looplab.timeline.sums import sum_and_took
from looplab.timeline.words import sentence


def test_the_table_tells_the_run() -> None:
    assert table(gathered({"a": 1.0, "b": 0.5})).splitlines() == [
        "main(): 1 s of virtual time, 3 tasks, at most 2 waits at once",
        "one by one 1.5 s, as it ran 1 s",
        "",
        "task          from   to  ended  what it did",
        "main()           0    1  done   0-1 waits for gather(3 tasks)",
        "  fetch('a')     0    1  done   0-1 waits for sleep(1)",
        "  fetch('b')     0  0.5  done   0-0.5 waits for sleep(0.5)",
        "",
        "printed",
        "  0.5: b is here   (fetch('b'))",
        "  1: a is here   (fetch('a'))",
    ]


def test_many_of_a_kind_are_one_line_of_the_table() -> None:
    lines = table(crowd(180)).splitlines()
    assert len(lines) < 10
    assert any("fetch × 180" in line and "175 done, 5 failed" in line for line in lines)


def test_a_deadlock_says_who_waits_for_what_and_where() -> None:
    text = table(deadlock())
    assert "stopped at 1 s (deadlock)" in text
    assert "transfer('ann', 'bob') waits for Lock.acquire() (main, cell [3], line 4)" in text


def test_blocking_stands_out() -> None:
    assert "0.5-1.5 BLOCKS THE LOOP with time.sleep(1)" in table(blocked())
    assert "blocked for 1 s by report('may') (time.sleep(1))" in sentence(blocked())


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(runs())
def test_the_words_for_any_run_can_be_printed(run: Run) -> None:
    for text in (table(run), sentence(run)):
        text.encode()
        assert all(c.isprintable() or c == "\n" for c in text)


@pytest.mark.parametrize(
    ("run", "both"),
    [
        (gathered({"a": 1.0, "b": 0.5, "c": 1.5}), (3.0, 1.5)),
        (one_by_one({"a": 1.0, "b": 0.5, "c": 1.5}), (3.0, 3.0)),
        (threads(), (5.5, 2.0)),
        (gathered({"a": 1.0}), None),
        (deadlock(), None),
        (ALL["cancel_wave"](), None),
        (ALL["turns"](), None),
    ],
)
def test_the_sum_counts_each_wait_once(run: Run, both: tuple[float, float] | None) -> None:
    assert sum_and_took(run) == both


def test_waits_for_a_lock_are_no_work_of_their_own() -> None:
    both = sum_and_took(crowd(24, at_once=2))
    assert both is not None
    assert both[0] < 2 * both[1] + 1e-9


def test_the_time_in_the_queue_of_a_pool_is_no_work() -> None:
    async def desk() -> None:
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(max_workers=2) as pool:
            jobs = [loop.run_in_executor(pool, time.sleep, 2) for _ in range(5)]
            await asyncio.gather(*jobs)

    assert sum_and_took(simulate(desk)) == (10.0, 6.0)


def on(what: str) -> Bar:
    return Bar(Span("waiting", 0, 1, what), 0, 9)


def test_a_label_leads_from_the_task_to_the_wait() -> None:
    inner = Span("waiting", 0, 1, "sleep(1)", stack=("main", "Shop.fetch"))
    assert wordings(Bar(inner, 0, 9)) == ["fetch > sleep(1)", "sleep(1)"]
    own = Span("waiting", 0, 1, "to_thread(f)", stack=("main", "to_thread"))
    assert wordings(Bar(own, 0, 9)) == ["to_thread(f)"]
    assert shorter(on("sleep(0.25)")) == ["0.25 s"]
    assert shorter(on("fetch('a')")) == ["fetch(…)"]
    assert shorter(on("Event.wait()")) == []


def test_a_time_sleep_is_shown_with_its_length() -> None:
    assert wordings(Bar(Span("blocking", 0.5, 2.0, "time.sleep"), 0, 9)) == ["time.sleep(1.5)"]


class TestComparing:
    def test_equal_runs_have_the_same_shape(self) -> None:
        for make in ALL.values():
            parting = compare(make(), make()).parting
            assert parting.time is None
            assert "same shape" in parting.sentence

    def test_it_does_not_matter_in_which_task_a_wait_stands(self) -> None:
        in_task = gathered({"a": 1.0}, prints=False)
        inline = one_by_one({"a": 1.0})
        inline = Run(1.0, tasks=inline.tasks)
        assert compare(in_task, inline).parting.time is None

    def test_one_by_one_parts_where_the_second_should_have_begun(self) -> None:
        delays = {"a": 1.0, "b": 0.5, "c": 1.5}
        parting = compare(gathered(delays), one_by_one(delays)).parting
        assert parting.time == 0
        assert parting.sentence == (
            'They part at 0 s: sleep(0.5) in fetch begins at 0 s in "expected", at 1 s in "yours".'
        )

    def test_what_is_missing_is_said_to_be_missing(self) -> None:
        one, two = gathered({"a": 1.0, "b": 0.5}), gathered({"a": 1.0})
        assert 'and not in "yours"' in compare(one, two).parting.sentence
        assert 'and not in "expected"' in compare(two, one).parting.sentence

    def test_holding_the_loop_tells_more_than_a_late_wait(self) -> None:
        held = compare(gathered({"a": 0.5, "b": 2.0}, prints=False), blocked())
        assert held.parting.time == 0
        one = Run(2.0, tasks=(TaskSpan(0, "f()", "f", spans=(Span("waiting", 0, 2, "sleep(2)"),)),))
        two = Run(2.0, tasks=(TaskSpan(0, "f()", "f", spans=(Span("blocking", 0, 2, "g()"),)),))
        assert "holding the loop with g()" in compare(one, two).parting.sentence

    def test_a_line_printed_at_another_time_is_found(self) -> None:
        one, two = Run(2.0, output=(Line(1.0, "hi"),)), Run(2.0, output=(Line(1.5, "hi"),))
        parting = compare(one, two, titles=("his", "hers")).parting
        assert (parting.time, parting.sentence) == (
            1.0,
            'They part at 1 s: the line \'hi\' is printed at 1 s in "his", at 1.5 s in "hers".',
        )

    def test_real_clocks_may_differ_a_little(self) -> None:
        one = Run(1.0, virtual=False)
        assert compare(one, Run(1.015, virtual=False)).parting.time is None
        assert compare(one, Run(1.1, virtual=False)).parting.time == 1.0
