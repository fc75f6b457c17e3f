"""What 05-errors-and-structure says beyond its outputs: its rules, and what its changes lead to."""

from __future__ import annotations

import asyncio
import logging

import pytest
from changes import changed, printed

from looplab import simulate

LESSON = "05-errors-and-structure"


class Printing(logging.Handler):
    """Prints what is logged, so that a run has it among its other lines."""

    def emit(self, record: logging.LogRecord) -> None:
        print(record.getMessage().splitlines()[0])


def test_the_message_of_a_task_that_is_kept_comes_when_the_program_lets_go_of_it() -> None:
    handler = Printing()
    logging.getLogger("asyncio").addHandler(handler)
    try:
        run = changed(
            LESSON,
            "where-run",
            ("    asyncio.create_task(test", "    radio = asyncio.create_task(test"),
        )
    finally:
        logging.getLogger("asyncio").removeHandler(handler)
    assert printed(run) == [(3.0, "lift-off"), (3.0, "Task exception was never retrieved")]


def test_a_result_asked_for_in_the_body_is_an_error_in_the_group() -> None:
    outdented = "    print("
    early = changed(LESSON, "group-run", (f'{outdented}"lift-off:"', f'    {outdented}"lift-off:"'))
    assert [type(error) for error in early.exception.exceptions] == [  # type: ignore[union-attr]
        asyncio.InvalidStateError
    ]


def test_a_filling_that_has_ended_is_not_cancelled_by_a_later_failure() -> None:
    run = changed(LESSON, "where-run stop-run", ("test_radio(1)", "test_radio(8)"))
    assert (run.task("fill").outcome, run.task("fill").ended) == ("done", 7.0)
    assert isinstance(run.exception, ExceptionGroup)


def test_the_first_clause_that_fits_takes_both_errors() -> None:
    run = changed(
        LESSON,
        "where-run star-plain star-run",
        ("except* ConnectionError as", "except* PLACE as"),
        ("except* OSError as", "except* ConnectionError as"),
        ("except* PLACE as", "except* OSError as"),
    )
    assert printed(run) == [
        (
            1.0,
            (
                "no flight: (ConnectionError('the radio is silent'), "
                "OSError('the memory card is full'))"
            ),
        ),
        (1.0, "the launch is over"),
    ]


def test_a_task_that_is_asked_too_early_puts_that_error_into_the_group() -> None:
    run = changed(
        LESSON,
        "stop-run body-run",
        ("        group.create_task(fill", "        filling = group.create_task(fill"),
        ('raise ValueError("wind of 15 metres a second")', "filling.result()"),
    )
    assert isinstance(run.exception, ExceptionGroup)
    assert isinstance(run.exception.exceptions[0], asyncio.InvalidStateError)
    assert run.task("fill").outcome == "cancelled"


def test_thunder_after_the_preparation_cancels_nothing() -> None:
    run = changed(LESSON, "group-run stop-run cancel-outside", ("sleep(1)", "sleep(6)"))
    assert printed(run)[-1] == (4.0, "the valve is closed")


def test_a_failure_on_the_way_out_of_a_cancelled_group_comes_out_in_a_group() -> None:
    async def fails_when_cancelled() -> None:
        try:
            await asyncio.sleep(9)
        finally:
            raise OSError("the memory card is full")

    async def prepare() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails_when_cancelled())

    async def airfield() -> None:
        preparing = asyncio.create_task(prepare())
        await asyncio.sleep(1)
        preparing.cancel()
        await preparing

    assert isinstance(simulate(airfield).exception, ExceptionGroup)


def test_a_body_that_fails_on_its_way_out_brings_a_group_as_well() -> None:
    async def prepare() -> None:
        async with asyncio.TaskGroup():
            try:
                await asyncio.sleep(9)
            finally:
                raise OSError("the memory card is full")

    async def airfield() -> None:
        preparing = asyncio.create_task(prepare())
        await asyncio.sleep(1)
        preparing.cancel()
        await preparing

    assert isinstance(simulate(airfield).exception, ExceptionGroup)


def test_an_inner_part_that_catches_its_own_errors_stops_nobody_else() -> None:
    run = changed(
        LESSON,
        "where-run group-run stop-run nested-run",
        (
            """    async with asyncio.TaskGroup() as group:
        group.create_task(test_radio(1))
        group.create_task(check("camera", 4))
""",
            """    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(test_radio(1))
            group.create_task(check("camera", 4))
    except* ConnectionError as found:
        print("no electronics")
""",
        ),
    )
    assert printed(run)[-1] == (7.0, "the valve is closed")
    assert run.exception is None


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_an_order_to_exit_leaves_a_body_as_it_is(error: type[BaseException]) -> None:
    async def launch() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(1))
            raise error

    with pytest.raises(error):
        asyncio.run(launch())


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_an_order_to_exit_in_a_task_stops_the_loop(error: type[BaseException]) -> None:
    async def leave() -> None:
        raise error

    async def launch() -> None:
        leaving = asyncio.create_task(leave())
        try:
            await asyncio.Event().wait()
        finally:
            leaving.exception()

    with pytest.raises(error):
        asyncio.run(launch())


def test_except_star_takes_a_plain_error_and_allows_no_return() -> None:
    caught = []
    try:
        raise ConnectionError
    except* ConnectionError as found:
        caught.append(found)
    assert isinstance(caught[0], ExceptionGroup)
    for word in ("return", "break", "continue"):
        with pytest.raises(SyntaxError):
            compile(f"def f():\n for _ in ():\n  try: g()\n  except* OSError: {word}\n", "", "exec")
    compile("try: g()\nexcept* OSError:\n for _ in (): break\n", "", "exec")
