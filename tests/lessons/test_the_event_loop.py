"""What 08-the-event-loop says of Python's versions and of its own loop, and its changes."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from changes import changed, printed, sources

from looplab import Run

LESSON = "08-the-event-loop"
SOURCE = sources(LESSON)
LINES_OF_A_SMALL_LOOP = 60


def lines(run: Run) -> list[str]:
    return [line.text for line in run.output]


def test_a_stop_before_the_run_leaves_one_turn() -> None:
    run = changed(
        LESSON,
        "cues-run",
        ("loop.run_forever()  #", "loop.call_soon(loop.stop); loop.run_forever()  #"),
    )
    assert lines(run) == ["the stage manager sits down", "the lights go down", "home at 0.0"]


def test_without_a_messenger_the_actor_waits_for_ever() -> None:
    run = changed(LESSON, "futures-run", ("    loop.call_later(2, deliver)\n", ""))
    assert run.stop is not None
    assert [(task.label, task.on) for task in run.stop.stuck] == [("actor()", "a future")]


def test_a_short_interval_holds_up_no_fog() -> None:
    run = changed(LESSON, "twice-run", ("time.sleep(4)", "time.sleep(0.5)"))
    assert [time for time, text in printed(run) if text == "puff"] == [2, 4, 6]


def test_without_stop_the_first_run_lasts_to_the_end() -> None:
    run = changed(LESSON, "stop-run", ("        loop.stop()\n", ""))
    assert run.deadlock
    assert not [text for text in lines(run) if text.startswith("-")]
    assert "the ghost walks" in lines(run)


def test_without_the_cleaning_up_the_rain_is_destroyed(caplog: pytest.LogCaptureFixture) -> None:
    duties = (
        "        for task in left:\n            task.cancel()\n        if left:\n"
        "            cleaning_up = asyncio.gather(*left, return_exceptions=True)\n"
        "            loop.run_until_complete(cleaning_up)  # until they have all ended\n"
    )
    titles = 'titles=("run_by_hand", "asyncio.run"),\n'
    last = SOURCE["made-of-run"].partition("compare(")[2]
    assert titles in last
    run = changed(
        LESSON, "made-of-run", (duties, ""), ("compare(" + last, "simulate(evening, run_by_hand)")
    )
    assert "the rain is turned off" not in lines(run)
    assert "Task was destroyed but it is pending!" in caplog.text


def test_a_loop_by_hand_gives_the_picture_of_run() -> None:
    by_hand = "loop = asyncio.new_event_loop(); loop.run_until_complete(main()); loop.close()"
    edit = ("asyncio.run(main())", by_hand)
    assert changed(LESSON, "then-now-new", edit).table() == changed(LESSON, "then-now-new").table()


def test_one_send_too_few_does_not_reach_the_end() -> None:
    run = changed(
        LESSON,
        "by-hand-run",
        ('    return "all are wet"', '    await Pause(1)\n    return "all are wet"'),
    )
    assert lines(run)[-1] == "a long rumble"


def test_an_error_in_a_scene_ends_our_loop() -> None:
    scenes = "page(Pause, signal)):"
    run = changed(
        LESSON,
        "own-loop own-run",
        ("async def ghost", "async def fails():\n    raise OSError\n\n\nasync def ghost"),
        (scenes, "page(Pause, signal), fails()):"),
    )
    assert isinstance(run.exception, OSError)
    assert lines(run) == ["ghost: hides", "storm: lightning"]


def test_our_loop_is_none_for_asyncio() -> None:
    run = changed(LESSON, "own-loop own-run", ("storm(Pause)", "storm(asyncio.sleep)"))
    assert "no running event loop" in str(run.exception)


def test_our_loop_is_as_short_as_it_is_told() -> None:
    code = [line for line in SOURCE["own-loop"].splitlines() if line.strip()]
    assert len(code) <= LINES_OF_A_SMALL_LOOP


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Jupyter's own
def test_get_event_loop_does_what_the_text_says_of_this_version(
    shown: Callable[[str, str], str],
) -> None:
    start = shown(LESSON, "then-now-script").split("at the start")[1].splitlines()[0].strip()
    old = shown(LESSON, "then-now-old")
    again = shown(LESSON, "claim-get").splitlines()[1]
    if sys.version_info < (3, 12):
        assert start == "a loop that does not run"
        assert "Passing coroutines is forbidden" in old
        assert again == "in a script: the same one: True"
    elif sys.version_info < (3, 14):
        assert start == "a loop that does not run (and a DeprecationWarning)"
        assert "DeprecationWarning" in old  # 3.13 may colour the words of the line
        assert "There is no current event loop" in old
        assert again == "in a script: the same one: True"
    else:
        assert start == "RuntimeError"
        assert "RuntimeError" in old
        assert again.startswith("in a script: There is no current event loop")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Jupyter's own
def test_one_run_of_a_program_runs_its_loop_four_times(shown: Callable[[str, str], str]) -> None:
    told = shown(LESSON, "made-of-telling").splitlines()
    assert told.count("> run_forever") == told.count("> stop") == 4
    assert SOURCE["made-of-run"].count("loop.run_until_complete(") == 4
