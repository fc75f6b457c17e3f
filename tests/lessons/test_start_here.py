"""The first exercise, in 00-start-here, rewards what it says."""

from __future__ import annotations

from typing import Any

import pytest
from changes import sources

from looplab.observe import collecting


def score_of_the_first_exercise(answer: str) -> float:
    """Run the cells of the exercise in 00 with an answer in place of the stub."""
    source = sources("00-start-here")
    sensor = source["first-await"].partition("await read_sensor(")[0]
    test, _, last = source["test-house-report"].rpartition("\n")
    names: dict[str, Any] = {}
    with collecting(quiet=True):
        exec("from looplab import simulate\n" + sensor + "\n" + answer + "\n" + test, names)
    return float(eval(last, names))


def test_a_right_answer_to_the_first_exercise_earns_all_points(
    capsys: pytest.CaptureFixture[str],
) -> None:
    gathered = """
async def house_report():
    return await asyncio.gather(read_sensor("attic", 1), read_sensor("cellar", 0.5))
"""
    with_tasks = """
async def house_report():
    async with asyncio.TaskGroup() as group:
        answers = [
            group.create_task(read_sensor("attic", 1)),
            group.create_task(read_sensor("cellar", 0.5)),
        ]
    return [answer.result() for answer in answers]
"""
    assert score_of_the_first_exercise(gathered) == 2
    assert score_of_the_first_exercise(with_tasks) == 2


def test_waiting_one_after_the_other_earns_half_and_is_told_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one_by_one = """
async def house_report():
    return [await read_sensor("attic", 1), await read_sensor("cellar", 0.5)]
"""
    assert score_of_the_first_exercise(one_by_one) == 1
    assert "1.5" in capsys.readouterr().out
