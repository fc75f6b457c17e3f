"""What 02-where-control-moves asks a reader to change comes out as the text lets one expect."""

from __future__ import annotations

import pytest
from changes import changed, printed

LESSON = "02-where-control-moves"


def test_a_longer_blocking_pause_holds_up_the_other_platform() -> None:
    run = changed(LESSON, "freeze-run", ("announce(1, 2)", "announce(1, 5)"))
    assert (5.0, "2: train arrives") in printed(run)


def test_two_awaits_in_place_of_gather_take_the_sum() -> None:
    one_by_one = "await announce(1, 1, 2)\n    await announce(2, 2, 0.5)"
    gathered = "await asyncio.gather(announce(1, 1, 2), announce(2, 2, 0.5))"
    run = changed(LESSON, "ladder-several", (gathered, one_by_one))
    assert run.elapsed == 5.5
    assert [text[0] for _, text in printed(run)] == ["1"] * 3 + ["2"] * 3


def test_a_wait_in_its_loop_mends_the_sign() -> None:
    step = "text = text[1:] + text[0]  # one letter further"
    run = changed(
        LESSON,
        "yields-frozen",
        ("while True:", "for _ in range(20):"),
        (step, f"{step}\n        await asyncio.sleep(0.25)"),
    )
    assert run.stop is None
    assert (2.0, "1: train leaves") in printed(run)
    assert run.task("sign").ended == 5.0


@pytest.mark.parametrize("order", ["local(), express()", "express(), local()"])
@pytest.mark.parametrize("seconds", ["1", "0"])
def test_the_local_never_leaves_first(order: str, seconds: str) -> None:
    edits = (("local(), express()", order), ("asyncio.sleep(1)", f"asyncio.sleep({seconds})"))
    assert printed(changed(LESSON, "queue-sleep", *edits))[-1][1] == "local leaves"


def test_telling_before_waiting_ends_the_deadlock() -> None:
    wait = "await here[other].wait()  # for the passengers of the other train"
    tell = "here[name].set()  # tells that this one is here"
    run = changed(LESSON, "forever-run", (f"{wait}\n        {tell}", f"{tell}\n        {wait}"))
    assert run.stop is None
    assert printed(run) == [(1.0, "south leaves"), (1.0, "north leaves")]
