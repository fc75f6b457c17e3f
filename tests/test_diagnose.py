"""Programs that real learners write, run in virtual time: the wrong ones are told why."""

from __future__ import annotations

import asyncio
import gc
import time
import warnings

import pytest

from looplab import simulate
from looplab.clock import Limits
from looplab.diagnose import ANYTHING, LESSONS, Expected, at_least, at_most, between, diagnose

QUICK = Limits(stall=0.2)


@pytest.fixture(autouse=True)
def lost_things():
    """Let Python's own complaints go: these programs lose things on purpose."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
        gc.collect()


async def step(name, delay=1.0):
    await asyncio.sleep(delay)
    return name


async def check_in(passenger):
    await asyncio.sleep(1)
    return passenger


async def gate(passenger):
    await asyncio.sleep(2)
    return f"{passenger} at 12"


async def waits_once():
    await step("a")


async def in_a_row():
    return [await step("a", 1.0), await step("b", 0.5), await step("c", 1.5)]


async def together():
    return await asyncio.gather(step("a", 1.0), step("b", 0.5), step("c", 1.5))


async def grouped():
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(step(name, delay))
            for name, delay in (("a", 1.0), ("b", 0.5), ("c", 1.5))
        ]
    return [task.result() for task in tasks]


async def created():
    tasks = [
        asyncio.create_task(step(name, delay))
        for name, delay in (("a", 1.0), ("b", 0.5), ("c", 1.5))
    ]
    return [await task for task in tasks]


async def freezes():
    async def cook():
        time.sleep(3)

    await asyncio.gather(step("a"), cook())


async def forgets():
    step("a")
    return 1


async def hands_back_the_coroutine():
    return step("a")


async def hands_back_a_list_of_coroutines():
    return [step("a"), step("b")]


async def hands_back_a_task():
    return asyncio.create_task(step("a"))


async def leaves_one_running():
    asyncio.create_task(step("a", 5))  # noqa: RUF006
    await asyncio.sleep(1)


async def loses_an_error():
    async def fails():
        raise ValueError("no seat")

    task = asyncio.create_task(fails())
    await asyncio.sleep(1)
    del task


async def waits_for_ever():
    await asyncio.Event().wait()


async def spins():
    while True:
        await asyncio.sleep(0)


async def polls_for_ever():
    while True:
        await asyncio.sleep(3600)


async def never_gives_control_back():
    while True:
        pass


async def runs_inside_a_run():
    asyncio.run(step("a"))


def maps_a_nested_run_to_a_result():
    async def main():
        coro = step("a")
        try:
            return asyncio.run(coro)
        except RuntimeError as error:
            coro.close()
            return [error, error]

    return asyncio.run(main())


async def awaits_one_object_twice():
    once = step("a")
    await once
    return await once


async def misspells():
    return pasenger  # noqa: F821


async def untouched():
    raise NotImplementedError


async def fails():
    raise KeyError("gate")


async def swallows():
    try:
        raise KeyError("gate")
    except KeyError:
        return None


async def prints_the_answer():
    print("12A")


async def prints_a_list():
    print(["a", "b"])


def one_loop_for_all():
    async def main():
        return [await step(name) for name in "abc"]

    return asyncio.run(main())


def a_loop_each():
    return [asyncio.run(step(name)) for name in "abc"]


def loops_left_open():
    return [asyncio.new_event_loop().run_until_complete(step(name)) for name in "abc"]


async def gate_first():
    await gate("Ada")
    await check_in("Ada")


async def check_in_first():
    await check_in("Ada")
    await gate("Ada")


async def one_after_another_by_tasks():
    return [await asyncio.create_task(step(name)) for name in "ab"]


WRONG = [
    (in_a_row, Expected(elapsed=1.5), "awaited-one-by-one"),
    (in_a_row, Expected(elapsed=at_most(1.5)), "awaited-one-by-one"),
    (one_after_another_by_tasks, Expected(elapsed=1.0), "awaited-one-by-one"),
    (in_a_row, Expected(peak=3), "one-at-a-time"),
    (in_a_row, Expected(peak={"step": 3}), "one-at-a-time"),
    (in_a_row, Expected(peak=at_least(2)), "one-at-a-time"),
    (together, Expected(peak=at_most(2)), "too-many-at-once"),
    (together, Expected(peak={"step": 2}), "too-many-at-once"),
    (together, Expected(peak=4), "too-few-at-once"),
    (together, Expected(peak={"fetch": 1}), "too-few-at-once"),
    (together, Expected(elapsed=3.0), "too-early"),
    (together, Expected(elapsed=1.0), "too-late"),
    (waits_once, Expected(elapsed=0.5), "too-late"),
    (freezes, None, "blocked-the-loop"),
    (freezes, Expected(elapsed=1.0), "blocked-the-loop"),
    (together, Expected(blocked=1.0), "too-early"),
    (forgets, None, "never-awaited"),
    (forgets, Expected(result=2), "never-awaited"),
    (hands_back_the_coroutine, None, "returned-a-coroutine"),
    (hands_back_a_list_of_coroutines, Expected(result=["a", "b"]), "returned-a-coroutine"),
    (hands_back_a_task, None, "returned-a-coroutine"),
    (leaves_one_running, None, "left-running"),
    (loses_an_error, None, "lost-exception"),
    (waits_for_ever, None, "deadlock"),
    (waits_for_ever, Expected(result=1, elapsed=2.0), "deadlock"),
    (spins, None, "busy-wait"),
    (polls_for_ever, None, "endless"),
    (never_gives_control_back, None, "frozen"),
    (runs_inside_a_run, None, "nested-run"),
    (maps_a_nested_run_to_a_result, None, "nested-run"),
    (awaits_one_object_twice, None, "reused-coroutine"),
    (misspells, None, "raised"),
    (fails, None, "raised"),
    (fails, Expected(raises=ValueError), "raised"),
    (fails, Expected(raises=KeyError("seat")), "raised"),
    (untouched, None, "not-started"),
    (untouched, Expected(raises=ValueError), "not-started"),
    (swallows, Expected(raises=KeyError), "swallowed-error"),
    (prints_the_answer, Expected(result="12A"), "printed-instead-of-returned"),
    (prints_a_list, Expected(result=["a", "b"]), "printed-instead-of-returned"),
    (prints_the_answer, Expected(result="14C"), "wrong-result"),
    (together, Expected(result=["a", "c", "b"]), "wrong-result"),
    (one_loop_for_all, Expected(loops=3), "one-loop-for-all"),
    (a_loop_each, Expected(loops=2), "too-many-loops"),
    (loops_left_open, None, "loop-left-open"),
    (gate_first, Expected(order=["check_in", "gate"]), "wrong-order"),
    (check_in_first, Expected(order=["check_in", "gate", "gate"]), "wrong-order"),
    (prints_the_answer, Expected(prints=["14C"]), "wrong-output"),
    (prints_the_answer, Expected(prints=[]), "wrong-output"),
    (prints_the_answer, Expected(prints=["12A", "14C"]), "wrong-output"),
]


@pytest.mark.parametrize(
    ("program", "asked", "kind"),
    WRONG,
    ids=[f"{program.__name__}-{kind}" for program, _, kind in WRONG],
)
def test_a_wrong_program_is_told_why(program, asked, kind, capsys):
    found = diagnose(simulate(program, limits=QUICK), asked)
    assert found[0].kind == kind, found
    assert found[0].lesson == LESSONS[kind] != ""
    assert found[0].sentence.endswith((".", "!"))


RIGHT = [
    (together, Expected(result=["a", "b", "c"], elapsed=1.5, peak=3)),
    (grouped, Expected(result=["a", "b", "c"], elapsed=1.5, peak={"step": 3})),
    (created, Expected(result=["a", "b", "c"], elapsed=between(1.0, 1.5), peak=at_most(3))),
    (in_a_row, Expected(result=["a", "b", "c"], elapsed=3.0, peak=1)),
    (in_a_row, None),
    (check_in_first, Expected(order=["check_in", "gate"], peak={"gate": 1})),
    (fails, Expected(raises=KeyError)),
    (fails, Expected(raises=LookupError)),
    (fails, Expected(raises=KeyError("gate"))),
    (untouched, Expected(raises=NotImplementedError)),
    (prints_the_answer, Expected(prints=["12A"])),
    (a_loop_each, Expected(result=["a", "b", "c"], loops=3, elapsed=3.0)),
    (leaves_one_running, Expected(leaves_nothing=False)),
    (loses_an_error, Expected(leaves_nothing=False)),
    (loops_left_open, Expected(leaves_nothing=False)),
    (freezes, Expected(blocked=ANYTHING)),
    (freezes, Expected(blocked=3.0, elapsed=3.0)),
]


@pytest.mark.parametrize(
    ("program", "asked"), RIGHT, ids=[program.__name__ for program, _ in RIGHT]
)
def test_a_right_program_meets_with_silence(program, asked, capsys):
    assert diagnose(simulate(program), asked) == ()


def test_the_sentences_carry_the_numbers():
    (first, *_) = diagnose(simulate(in_a_row), Expected(elapsed=1.5))
    assert first.sentence == (
        "It took 3.0 s, the sum of the waits; started together they take 1.5 s."
    )
    assert first.evidence[1] == "step in in_a_row() waited from 1 to 1.5 s"


def test_the_evidence_says_where():
    (first, *_) = diagnose(simulate(waits_for_ever))
    assert "waits_for_ever() waits for Event.wait() (waits_for_ever, " in first.evidence[0]
    assert "line " in first.evidence[0]


def test_the_very_error_that_went_in_is_the_one_that_should_come_out():
    class PassportError(Exception):
        def __eq__(self, other):
            return False

        __hash__ = Exception.__hash__

    error = PassportError(object())

    async def program():
        raise error

    assert diagnose(simulate(program), Expected(raises=error)) == ()


def test_several_mistakes_are_told_the_most_telling_first():
    async def many_mistakes():
        step("a")
        asyncio.create_task(step("b"))  # noqa: RUF006
        time.sleep(1)

    kinds = [one.kind for one in diagnose(simulate(many_mistakes), Expected(result=1, elapsed=0.0))]
    assert kinds == [
        "never-awaited",
        "blocked-the-loop",
        "left-running",
        "wrong-result",
        "too-late",
    ]


@pytest.mark.parametrize(
    ("program", "kind"),
    [
        (maps_a_nested_run_to_a_result, "nested-run"),
        (awaits_one_object_twice, "reused-coroutine"),
        (waits_for_ever, "deadlock"),
        (untouched, "not-started"),
    ],
)
def test_what_explains_everything_is_told_alone(program, kind):
    asked = Expected(elapsed=9.0) if kind == "deadlock" else Expected()
    assert [one.kind for one in diagnose(simulate(program), asked)] == [kind]


def test_the_order_of_calls_holds_across_tasks():
    async def lounge():
        await asyncio.sleep(1)

    async def early():
        await check_in("Ada")
        await lounge()

    async def two():
        await asyncio.gather(early(), gate("Bob"))

    run = simulate(two)
    assert diagnose(run, Expected(order=["check_in", "gate", "lounge"])) == ()
    assert diagnose(run, Expected(order=["check_in", "lounge", "gate"])) != ()


def test_one_kind_is_told_once():
    async def two_left():
        asyncio.create_task(step("a"))  # noqa: RUF006
        asyncio.create_task(step("b"))  # noqa: RUF006
        await asyncio.sleep(0)

    (only,) = diagnose(simulate(two_left))
    assert only.sentence == ("2 tasks (`step`) were still unfinished when the program had ended.")
