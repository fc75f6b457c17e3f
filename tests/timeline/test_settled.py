from __future__ import annotations

import asyncio

from looplab import simulate
from looplab.run import Run
from looplab.timeline import svg, table
from looplab.timeline.layout import card
from looplab.timeline.settled import settled


async def waits_for_ever(event: asyncio.Event) -> None:
    await asyncio.sleep(1)
    try:
        await event.wait()
    finally:
        await asyncio.sleep(0)


async def stuck() -> None:
    event = asyncio.Event()
    await asyncio.gather(waits_for_ever(event), asyncio.sleep(0.5))


def test_what_was_cancelled_to_end_a_deadlock_is_shown_as_waiting() -> None:
    run = settled(simulate(stuck))
    assert run.deadlock is not None
    waiting = run.task("waits_for_ever")
    assert (waiting.outcome, waiting.ended, waiting.cancels) == ("pending", None, ())
    assert waiting.spans[-1].on == "Event.wait()"
    assert all(span.activity != "running" for span in waiting.spans[-1:])


def test_what_had_ended_before_stays_as_it_was() -> None:
    run = simulate(stuck)
    for before, after in zip(run.tasks, settled(run).tasks, strict=True):
        if before.ended is not None and before.ended < 1.0:
            assert after == before


def test_settling_twice_changes_nothing_more() -> None:
    once = settled(simulate(stuck))
    assert settled(once) == once


def test_a_run_that_ended_by_itself_is_left_alone() -> None:
    run = simulate(asyncio.sleep, 1)
    assert settled(run) is run


def test_picture_and_table_name_the_wait_and_no_cancelling() -> None:
    run: Run = simulate(stuck)
    assert "cancelled" not in table(run)
    assert "Event.wait()" in table(run)
    assert "Stopped (deadlock) at 1 s." in svg(run)


async def leaves_one_behind() -> None:
    task = asyncio.create_task(asyncio.sleep(9))
    await asyncio.sleep(1)
    assert not task.done()


def test_what_was_left_over_is_marked_as_such() -> None:
    run = simulate(leaves_one_behind)
    assert [task.leftover for task in run.tasks] == [False, True]
    assert "left over" in table(run)
    assert any(words.text.startswith("left over") for words in card(run).words)
