"""What 06-timeouts-and-cancellation says beyond its outputs, and what its changes lead to."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from looplab import Run, simulate
from looplab.observe import collecting

LESSON = Path(__file__).parents[2] / "notebooks" / "06-timeouts-and-cancellation.ipynb"


def after(change: tuple[str, str], *cells: str) -> Run:
    """Run some cells of the lesson with one text in them changed, and give their last run."""
    sources = {cell.id: cell.source for cell in nbformat.read(LESSON, as_version=4).cells}
    program = [sources[cell] for cell in ("tools", *cells)]
    assert sum(source.count(change[0]) for source in program) == 1, (
        f"{change[0]!r} is not once there"
    )
    names: dict[str, Any] = {}
    with collecting(quiet=True) as runs:
        for source in program:
            exec(source.replace(*change), names)
    return runs[-1]


def printed(run: Run) -> list[tuple[float, str]]:
    return [(line.time, line.text) for line in run.output]


def test_a_cancel_caught_as_a_base_exception_does_not_reach_the_caller() -> None:
    run = after(("except Exception as", "except BaseException as"), "arrives-run")
    said = [text for _, text in printed(run)]
    assert "camera trouble: CancelledError()" in said
    assert "the camera has been stopped" not in said


def test_a_task_that_had_a_turn_closes_the_dome() -> None:
    turn = "    await asyncio.sleep(0)\n    work.cancel()"
    run = after(("    work.cancel()", turn), "before-run")
    assert (0.0, "the dome closes") in printed(run)


def test_return_in_place_of_raise_ends_in_time_but_not_cancelled() -> None:
    run = after(("            raise", "            return"), "reraise-run", "reraise-mended")
    assert printed(run)[-1] == (3.0, "the dome closes - cancelled: False")


def test_a_second_cancel_interrupts_the_parking() -> None:
    again = (
        '    print("the dome closes")\n',
        '    print("the dome closes")\n    await asyncio.sleep(1)\n    telescope.cancel()\n',
    )
    run = after(again, "ending-run")
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
    run = after(("asyncio.timeout(2)", f"asyncio.timeout({limit})"), "limit-run")
    assert (run.elapsed, run.result) == (10.0, "Vega: from the catalogue")


def test_a_quick_station_leaves_only_the_camera_late() -> None:
    run = after(("time.sleep(6)", "time.sleep(0.5)"), "waits-run")
    assert printed(run) == [
        (4.0, "too late: camera"),
        (4.0, "night ends"),
        (4.0, "the program is over"),
    ]


def test_a_deadline_that_is_not_moved_lets_one_part_through() -> None:
    run = after(("                limit.reschedule(now() + 2)\n", ""), "budget-moving")
    assert (run.elapsed, run.result) == (2.0, 1)


def test_the_clock_of_a_simulated_loop_begins_at_0() -> None:
    async def now() -> float:
        return asyncio.get_running_loop().time()

    assert simulate(now).result == 0


def test_the_inner_deadline_counts_when_it_comes_first() -> None:
    run = after(('"Vega", 2, 5', '"Vega", 8, 5'), "limit-run", "nested-run")
    assert (run.elapsed, run.result) == (5.0, "old map")
    assert printed(run) == [(5.0, "catalogue too slow: the old map")]


def test_when_both_domes_give_up_nobody_awaits_the_forecast() -> None:
    run = after(("shared, 6", "shared, 3"), "shield-run", "shield-mended")
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
