from __future__ import annotations

import asyncio
import itertools
from typing import Any

import pytest
from handmade_runs import ALL
from hypothesis import HealthCheck, given, settings
from random_runs import runs
from test_layout import SIZES, flaws

from looplab import ready_queue, simulate
from looplab.run import Run
from looplab.timeline.ready import MOST
from looplab.timeline.turns import turns

quickly = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def rows(run: Run, loop: int = 0) -> list[tuple[str, list[str], list[str]]]:
    """Give each turn in short: who had it, who is ready and who waits after it."""
    return [
        (
            turn.task.label if turn.task else "the loop",
            [task.label for task, _ in turn.queue],
            [task.label for task, _ in turn.waiting],
        )
        for turn in turns(run, loop)
    ]


def test_the_queue_is_the_one_that_the_loop_really_has() -> None:
    seen: list[list[str]] = []

    def look() -> None:
        """Note the tasks in the loop's own queue, by the names that they were given."""
        loop: Any = asyncio.get_running_loop()
        owners = [getattr(handle._callback, "__self__", None) for handle in loop._ready]
        seen.append([one.get_name() for one in owners if isinstance(one, asyncio.Task)])

    async def train(number: int, stops: tuple[float, ...]) -> None:
        for seconds in stops:
            look()
            await asyncio.sleep(seconds)
        look()

    async def main() -> None:
        stops = [(0, 0, 1), (0,), (1, 0, 0), (), (0.5, 0.5)]
        names = [f"train({number}, tuple of {len(some)})" for number, some in enumerate(stops)]
        trains = [train(number, some) for number, some in enumerate(stops)]
        tasks = [
            asyncio.create_task(one, name=name) for one, name in zip(trains, names, strict=True)
        ]
        await asyncio.wait(tasks)

    run = simulate(main)
    drawn = []
    for (_, before, _), (who, *_) in itertools.pairwise(rows(run)):
        if who.startswith("train"):
            assert before[0] == who, "the one in front is next"
            drawn.append(before[1:])
    # A task looks while it runs; the one that yields joins the queue after its look.
    assert seen == drawn


def test_a_bare_yield_goes_to_the_end_and_a_sleep_leaves_the_queue() -> None:
    async def call(number: int, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def main() -> None:
        await asyncio.gather(call(1, 0), call(2, 1))

    assert rows(simulate(main)) == [
        ("the loop", ["main()"], []),
        ("main()", ["call(1, 0)", "call(2, 1)"], ["main()"]),
        ("call(1, 0)", ["call(2, 1)", "call(1, 0)"], ["main()"]),
        ("call(2, 1)", ["call(1, 0)"], ["main()", "call(2, 1)"]),
        ("call(1, 0)", [], ["main()", "call(2, 1)"]),
        ("the loop", ["call(2, 1)"], ["main()"]),
        ("call(2, 1)", [], ["main()"]),
        ("the loop", ["main()"], []),
        ("main()", [], []),
    ]


def test_a_turn_has_what_was_printed_and_how_long_the_loop_was_held() -> None:
    async def main() -> None:
        import time

        print("before")
        time.sleep(2)
        print("after")
        await asyncio.sleep(0)
        asyncio.get_running_loop().call_soon(print, "a callback")
        await asyncio.sleep(1)

    shown = [(t.task is None, t.printed, t.held, t.over) for t in turns(simulate(main))]
    assert shown == [
        (True, (), 0, False),
        (False, ("before", "after"), 2, False),
        (False, (), 0, False),
        (True, ("a callback",), 0, False),
        (False, (), 0, True),
    ]


def test_each_loop_has_a_queue_of_its_own() -> None:
    def script() -> None:
        asyncio.run(asyncio.sleep(1))
        asyncio.run(asyncio.sleep(0))

    run = simulate(script)
    assert [who for who, *_ in rows(run, 0)] == ["the loop", "sleep(1, None)"] * 2
    assert [who for who, *_ in rows(run, 1)] == ["the loop", "sleep(0, None)", "sleep(0, None)"]


def test_who_waits_for_ever_is_still_waiting_at_the_end() -> None:
    async def main() -> None:
        await asyncio.Event().wait()

    assert rows(simulate(main))[:2] == [("the loop", ["main()"], []), ("main()", [], ["main()"])]
    text = ready_queue(simulate(main)).table()
    assert text.splitlines()[-1].split() == ["0", "s", "main()", "-", "main():", "Event.wait()"]


def test_what_has_no_room_is_counted() -> None:
    async def main() -> None:
        await asyncio.gather(*(asyncio.sleep(0) for _ in range(30)))

    picture = ready_queue(simulate(main))
    words = [one.text for one in picture.scene().words]
    assert any(text.startswith("+ ") for text in words)
    further = 30 * 2 + 4 - MOST
    assert f"and {further} further turns" in words
    assert picture.table().endswith(f"and {further} further turns")


def test_a_long_print_takes_the_room_that_the_tasks_leave() -> None:
    async def actor() -> None:
        print("actor: my lord, a letter from Lisbon")
        await asyncio.sleep(1)

    words = [one.text for one in ready_queue(simulate(actor)).scene().words]
    assert "actor: my lord, a letter from Lisbon" in words
    assert "actor(): sleep(1)" in words


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("name", ALL)
def test_no_label_overlaps_another_or_the_edge(name: str, width: float) -> None:
    assert flaws(ready_queue(ALL[name]()).scene(width)) == []


@quickly
@given(runs())
def test_nor_in_a_run_of_any_kind(run: Run) -> None:
    scene = ready_queue(run).scene()
    assert flaws(scene) == []
    for box in scene.boxes:
        assert 0 <= box.x and box.x + box.w <= scene.width + 0.01, box
        assert 0 <= box.y and box.y + box.h <= scene.height + 0.01, box


def test_it_shows_itself_with_its_table_and_the_same_bytes_each_time() -> None:
    run = ALL["gathered"]()
    bundle = ready_queue(run)._repr_mimebundle_()
    assert str(bundle["text/html"]).count("<svg") == 1
    assert "the ready queue after each turn" in str(bundle["text/plain"])
    assert 'aria-label="The ready queue of main() after each of' in str(bundle["text/html"])
    assert ready_queue(run).svg() == ready_queue(ALL["gathered"]()).svg()
