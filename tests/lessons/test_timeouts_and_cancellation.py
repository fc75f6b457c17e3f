"""What 06-timeouts-and-cancellation says beyond its outputs, and what its changes lead to."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import pytest
from changes import changed, printed

from looplab import simulate

LESSON = "06-timeouts-and-cancellation"


def test_a_cancel_caught_as_a_base_exception_does_not_reach_the_caller() -> None:
    run = changed(LESSON, "arrives-run", ("except Exception as", "except BaseException as"))
    said = [text for _, text in printed(run)]
    assert "camera trouble: CancelledError()" in said
    assert "the camera has been stopped" not in said


def test_a_task_that_had_a_turn_closes_the_dome() -> None:
    turn = "    await asyncio.sleep(0)\n    work.cancel()"
    run = changed(LESSON, "before-run", ("    work.cancel()", turn))
    assert (0.0, "the dome closes") in printed(run)


def test_return_in_place_of_raise_ends_in_time_but_not_cancelled() -> None:
    run = changed(LESSON, "reraise-run reraise-mended", ("            raise", "            return"))
    assert printed(run)[-1] == (3.0, "the dome closes - cancelled: False")


def test_a_second_cancel_interrupts_the_parking() -> None:
    again = (
        '    print("the dome closes")\n',
        '    print("the dome closes")\n    await asyncio.sleep(1)\n    telescope.cancel()\n',
    )
    run = changed(LESSON, "ending-run", again)
    assert printed(run) == [(3.0, "the dome closes")]
    assert run.task("follow").ended == 4.0


def test_wait_does_not_raise_what_a_clean_up_raised_and_the_task_tells_it() -> None:
    async def follow() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            raise OSError("the motor is stuck")

    async def night() -> BaseException | None:
        telescope = asyncio.create_task(follow())
        await asyncio.sleep(3)
        telescope.cancel()
        await asyncio.wait([telescope])
        return telescope.exception()

    assert isinstance(simulate(night).result, OSError)


@pytest.mark.parametrize("limit", ["12", "None"])
def test_a_limit_that_is_not_reached_changes_nothing(limit: str) -> None:
    run = changed(LESSON, "limit-run", ("asyncio.timeout(2)", f"asyncio.timeout({limit})"))
    assert (run.elapsed, run.result) == (10.0, "Vega: from the catalogue")


def test_a_quick_station_leaves_only_the_camera_late() -> None:
    run = changed(LESSON, "waits-run", ("time.sleep(6)", "time.sleep(0.5)"))
    assert printed(run) == [
        (4.0, "too late: camera"),
        (4.0, "night ends"),
        (4.0, "the program is over"),
    ]


def test_a_deadline_that_is_not_moved_lets_one_part_through() -> None:
    run = changed(LESSON, "budget-moving", ("                limit.reschedule(now() + 2)\n", ""))
    assert (run.elapsed, run.result) == (2.0, 1)


def test_the_clock_of_a_simulated_loop_begins_at_0() -> None:
    async def now() -> float:
        return asyncio.get_running_loop().time()

    assert simulate(now).result == 0


def test_the_inner_deadline_counts_when_it_comes_first() -> None:
    run = changed(LESSON, "limit-run nested-run", ('"Vega", 2, 5', '"Vega", 8, 5'))
    assert (run.elapsed, run.result) == (5.0, "old map")
    assert printed(run) == [(5.0, "catalogue too slow: the old map")]


def test_when_both_domes_give_up_nobody_awaits_the_forecast() -> None:
    run = changed(LESSON, "shield-run shield-mended", ("shared, 6", "shared, 3"))
    assert (run.elapsed, [task.name for task in run.leftover]) == (3.0, ["forecast"])


def test_a_return_inside_finally_drops_the_cancel() -> None:
    names: dict[str, Any] = {"asyncio": asyncio}
    source = "async def work():\n try:\n  await asyncio.sleep(9)\n finally:\n  return 'lost'"
    exec(source, names)

    async def main() -> str:
        task: asyncio.Task[str] = asyncio.create_task(names["work"]())
        await asyncio.sleep(0)
        task.cancel()
        return await task

    assert asyncio.run(main()) == "lost"


def test_wait_for_makes_a_task_of_its_own_on_3_11_only() -> None:
    async def me() -> Any:
        return asyncio.current_task()

    async def main() -> bool:
        return await asyncio.wait_for(me(), 1) is asyncio.current_task()

    assert asyncio.run(main()) == (sys.version_info >= (3, 12))


def test_wait_for_gives_the_value_of_what_swallowed_its_cancel() -> None:
    async def swallow() -> str:
        try:
            await asyncio.sleep(9)
        except asyncio.CancelledError:
            return "all is well"
        return "never"

    async def main() -> str:
        return await asyncio.wait_for(swallow(), 1)

    run = simulate(main)
    assert (run.elapsed, run.result) == (1.0, "all is well")
