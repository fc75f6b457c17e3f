"""What 04-collecting-results says beyond its outputs: its table, and what its changes lead to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from changes import changed, printed

from looplab import simulate

LESSON = "04-collecting-results"


def test_a_further_dealer_comes_last_and_takes_longest() -> None:
    # two edits of one line each, in one piece of text
    dealers = '"Drost": 2}  # seconds until each answers\nPRICES = {'
    more = '"Drost": 2, "Emre": 4}\nPRICES = {"Emre": 20, '
    run = changed(LESSON, "order-run", (dealers, more))
    assert (run.elapsed, run.result) == (4.0, [40, 35, 55, 20])


def test_what_runs_on_is_cut_off_where_the_program_ends() -> None:
    sleep = "\n    await asyncio.sleep(3)  # serves other customers"
    run = changed(LESSON, "first-run", (sleep, ""))
    assert run.elapsed == 1.0
    assert {task.outcome for task in run.leftover} == {"cancelled"}
    assert len(run.leftover) == 2


def test_a_second_error_is_dropped_without_a_word() -> None:
    run = changed(LESSON, "first-second")
    assert not run.never_retrieved


def test_a_slip_is_sold_as_a_price_when_nobody_looks() -> None:
    middle = """        elif isinstance(answer, BaseException):  # any other: not ours to hide
            raise answer
"""
    slip = ("return PRICES[dealer]", "return PRICE[dealer]")
    sold = changed(LESSON, "values-run values-looked", slip, (middle, ""))
    assert "Ames would like to have name 'PRICE' is not defined euros" in printed(sold)[0][1]
    seen = changed(LESSON, "values-run values-looked", slip)
    assert isinstance(seen.exception, NameError)


def test_a_customer_who_leaves_later_takes_one_question_back() -> None:
    run = changed(LESSON, "cancel-run", ("sleep(1.5)", "sleep(2.5)"))
    assert [task.label for task in run.tasks if task.outcome == "cancelled"] == ["ask('Ames', 3)"]


def test_the_task_that_awaits_a_cancelled_gather_ends_cancelled_by_its_child() -> None:
    run = changed(LESSON, "child-run", ("costa.cancel()", "offers.cancel()"))
    assert isinstance(run.exception, asyncio.CancelledError)
    assert run.elapsed == 1.0


def test_a_gather_may_be_over_before_its_children_have_cleaned_up() -> None:
    async def slow() -> None:
        try:
            await asyncio.sleep(9)
        finally:
            await asyncio.sleep(2)

    async def main() -> tuple[float, bool]:
        loop = asyncio.get_running_loop()
        cleaning = asyncio.create_task(slow())
        both = asyncio.gather(asyncio.sleep(9), cleaning)
        await asyncio.sleep(1)
        both.cancel()
        with pytest.raises(asyncio.CancelledError):
            await both
        return loop.time(), cleaning.done()

    _, ended = simulate(main).result
    assert not ended


def test_a_longer_limit_is_never_reached() -> None:
    run = changed(LESSON, "values-run each-key until-run", ("timeout=2.5", "timeout=3.5"))
    assert [text for _, text in printed(run)] == ["Costa 35", "Drost 55", "Ames 40"]


def test_an_early_error_sends_two_clerks_home() -> None:
    run = changed(LESSON, "modes-run", ('"Bloch": 2', '"Bloch": 0.5'))
    ended = {task.label: task.ended for task in run.tasks if task.label.startswith("clerk")}
    assert list(ended.values()) == [0.5, 0.5, 3.0]


def test_the_first_answer_is_heard_at_its_second() -> None:
    first = ("timeout=1.5", "return_when=asyncio.FIRST_COMPLETED")
    assert printed(changed(LESSON, "nothing-run", first))[0] == (
        1.0,
        "heard: [35] - still open: 2",
    )


def test_a_cancelled_task_is_no_error_to_wait() -> None:
    async def main() -> None:
        tasks = [asyncio.create_task(asyncio.sleep(seconds)) for seconds in (1, 2)]
        asyncio.get_running_loop().call_later(0.5, tasks[0].cancel)
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)

    assert simulate(main).elapsed == 2.0


async def by_gather(tasks: Iterable[asyncio.Task[Any]]) -> None:
    await asyncio.gather(*tasks)


async def by_as_completed(tasks: Iterable[asyncio.Task[Any]]) -> None:
    for answer in asyncio.as_completed(tasks):
        await answer


async def by_wait(tasks: Iterable[asyncio.Task[Any]]) -> None:
    await asyncio.wait(tasks)


@pytest.mark.parametrize(
    ("collect", "cancels"), [(by_gather, True), (by_as_completed, False), (by_wait, False)]
)
def test_who_is_cancelled_while_it_waits_cancels_what_the_table_says(
    collect: Callable[..., Any], cancels: bool
) -> None:
    async def main() -> bool:
        tasks = [asyncio.create_task(asyncio.sleep(3)) for _ in range(2)]
        clerk = asyncio.create_task(collect(tasks))
        await asyncio.sleep(1)
        clerk.cancel()
        await asyncio.wait([clerk])
        await asyncio.sleep(0)
        return all(task.cancelled() for task in tasks)

    assert simulate(main).result is cancels


def test_nothing_to_wait_for_is_as_the_table_says() -> None:
    async def main() -> list[Any]:
        with pytest.raises(ValueError, match="empty"):
            await asyncio.wait([])
        return [await asyncio.gather(), list(asyncio.as_completed([]))]

    assert simulate(main).result == [[], []]
